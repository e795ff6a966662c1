import { ImapFlow } from "imapflow";
import type { OpenBox } from "../../application/ports.ts";
import { isThisMachine } from "../this-machine.ts";

export type ImapSettings = {
  readonly host: string;
  readonly port: number;
  /** From the first byte; else by STARTTLS, which only a server on this machine may lack. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly path: string;
};

export type ImapBox = OpenBox & {
  /** Resolves when there may be something new, or after so long (ms); rejects when the connection is lost. */
  news(withinMs: number): Promise<void>;
  close(): void;
};

/** Largest mail taken whole, in bytes; as over SMTP, where its sender is refused. Here it has come already. */
const LARGEST = 25 * 1024 * 1024;
/** What is read of one that is larger: its words stand in front of its files. */
const BEGINNING = 1024 * 1024;
const nothing = (): void => {};

const DAY_MS = 86_400_000;
const CONNECT_WITHIN_MS = 20_000;
const SILENCE_MS = 120_000;

/** Connects, signs in and opens the box. What it rejects with holds neither user nor password. */
export async function openImapBox(settings: ImapSettings): Promise<ImapBox> {
  const client = clientFor(settings);
  const ears = listen(client);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(settings.path);
    return { ...boxOf(client, String(uidValidity)), ...ears };
  } catch (error) {
    ears.close();
    // What the library hangs on its errors may name the user.
    // oxlint-disable-next-line preserve-caught-error
    throw new Error(whyNot(error));
  }
}

function clientFor({ host, port, secure, user, password }: ImapSettings): ImapFlow {
  const isHere = isThisMachine(host);
  return new ImapFlow({
    host,
    port,
    secure,
    ...(secure || isHere ? {} : { doSTARTTLS: true }),
    ...(isHere && !secure ? { tls: { rejectUnauthorized: false } } : {}),
    auth: { user, pass: password },
    clientInfo: { name: "Cascade" },
    logger: false,
    autoIdleDelay: 200,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENCE_MS,
    maxLiteralSize: 2 * LARGEST,
    maxResponseSize: 3 * LARGEST,
  });
}

function boxOf(client: ImapFlow, validity: string): OpenBox {
  const byUid = { uid: true } as const;
  const found = async (query: Parameters<ImapFlow["search"]>[0]) => {
    const uids = await client.search(query, byUid);
    return Array.isArray(uids) ? uids.toSorted((a, b) => a - b) : [];
  };
  return {
    validity,
    // The last one is found by any such range, also when it is older.
    newer: async (than) => (await found({ uid: `${than + 1}:*` })).filter((uid) => uid > than),
    async since(at) {
      // A search knows days only, and of whichever clock.
      const near = await found({ since: new Date(at - DAY_MS) });
      if (near.length === 0) return [];
      const dated = await client.fetchAll(near.join(","), { internalDate: true }, byUid);
      const late = dated.filter(({ internalDate }) => new Date(internalDate ?? at).getTime() >= at);
      return late.map(({ uid }) => uid).toSorted((a, b) => a - b);
    },
    newest: async () => (await found({ uid: "1:*" })).at(-1) ?? 0,
    async read(uid) {
      const sized = await client.fetchOne(String(uid), { size: true }, byUid);
      if (sized === false) return null;
      const isCut = (sized.size ?? 0) > LARGEST;
      const source = isCut ? { start: 0, maxLength: BEGINNING } : true;
      const fetched = await client.fetchOne(String(uid), { source }, byUid);
      if (fetched === false || fetched.source === undefined) return null;
      return { bytes: fetched.source, isCut };
    },
    async mark(uid, as) {
      const flag = as === "seen" ? "\\Seen" : "\\Flagged";
      await client.messageFlagsAdd(String(uid), [flag], byUid);
    },
  };
}

function listen(client: ImapFlow): Pick<ImapBox, "news" | "close"> {
  let isNew = false;
  let lost: string | null = null;
  let wake = nothing;
  client.on("exists", () => {
    isNew = true;
    wake();
  });
  // Without a listener an error would end the process; a close follows.
  client.on("error", (error: unknown) => (lost = whyNot(error)));
  client.on("close", () => {
    lost ??= "the connection was closed";
    wake();
  });
  return {
    async news(withinMs) {
      let timer: NodeJS.Timeout | undefined;
      if (!isNew && lost === null)
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, withinMs);
        });
      clearTimeout(timer);
      wake = nothing;
      isNew = false;
      if (lost !== null) throw new Error(lost);
    },
    close() {
      lost ??= "the connection was closed";
      client.close();
      wake();
    },
  };
}

/** For the owner's log. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return "the server of the mailbox is not understood";
  const { message, code, authenticationFailed, responseText } = error as Error & {
    readonly code?: string;
    readonly authenticationFailed?: boolean;
    readonly responseText?: string;
  };
  if (authenticationFailed === true) return "the server of the mailbox refuses user and password";
  return [message, code, responseText].filter((part) => part !== undefined).join(", ");
}
