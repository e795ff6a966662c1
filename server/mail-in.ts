import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { fingerprint } from "./application/contacts.ts";
import { createMailbox, type Taking } from "./application/mailbox.ts";
import { takeIn, type IntakeParts, type Taken } from "./application/mail-intake.ts";
import type { Deps } from "./application/deps.ts";
import type { Files } from "./application/files.ts";
import type { InboundMail, RawMail } from "./application/ports.ts";
import { isOurs } from "./application/reply-address.ts";
import { identifyLanguage } from "../knowledge/language/identify.ts";
import { OFFERED } from "./customer/words.ts";
import type { Config } from "./config.ts";
import type { Listen } from "./config-mail.ts";
import type { FollowedBox } from "./customer/inbound/follow-box.ts";
import type { ImapSettings } from "./customer/inbound/imap-box.ts";
import type { Listener, ListenerSettings } from "./customer/inbound/listener.ts";
import { listenProblem } from "./listen-problem.ts";
import { Refusal } from "./stores/refusal.ts";
import type { RateLimits } from "./transport/limits.ts";

export interface MailIn {
  /** Where mail is taken; null: nowhere. */
  readonly port: number | null;
  /** Takes no more mail. */
  stop(): Promise<void>;
}

export type MailInParts = {
  readonly config: Config;
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly files: Files;
  /** No other process is on the same store. */
  readonly isAlone: boolean;
  readonly failed: (error: unknown) => void;
};

/** As sure as the bot has to be of the language of a question. */
const SURE = 0.5;

const NONE: MailIn = { port: null, stop: async () => {} };

/** Mail comes in where the owner has said how. Rejects with a Refusal if it cannot. */
export async function startMailIn(parts: MailInParts): Promise<MailIn> {
  const inbound = parts.config.mail?.inbound ?? null;
  if (inbound === null) return NONE;
  const intake = intakeFor(parts, inbound.address);
  const listener = inbound.listen && (await listenAt(parts, intake, inbound.listen));
  const box = inbound.box && (await readBox(parts, intake, inbound.box));
  return {
    port: listener?.port ?? null,
    async stop() {
      await Promise.all([listener?.close(), box?.stop()]);
    },
  };
}

type Intake = {
  readonly isOurs: (address: string) => boolean;
  readonly takeIn: (mail: InboundMail) => Promise<Taken>;
};

function intakeFor({ config, deps, limits, files }: MailInParts, address: string): Intake {
  const parts: IntakeParts = {
    deps,
    replyTo: address,
    from: (config.mail?.from.address ?? address).toLowerCase(),
    mayOpen: async (email) => (await limits.mailed(email)) === null,
    keepFile: files.keep,
    languageOf: spokenIn,
  };
  return {
    isOurs: (to) => isOurs(to, address) || to === parts.from,
    takeIn: (mail) => takeIn(parts, mail),
  };
}

/** The language of a mail, of those its writer can be answered in; null: not clear. */
function spokenIn(text: string, prior: string | null): string | null {
  const found = identifyLanguage(text, OFFERED, prior ?? undefined);
  return found !== null && found.confidence >= SURE ? found.language : null;
}

/** Loaded by those who take mail: most do not. */
async function listenAt(
  { failed }: MailInParts,
  intake: Intake,
  { tls, ...at }: Listen,
): Promise<Listener> {
  const { listenForMail } = await import("./customer/inbound/listener.ts");
  return listenForMail({ ...at, tls: await read(tls), ...intake, failed }).catch(
    (error: NodeJS.ErrnoException) => {
      const names = { name: "MAIL_IN_PORT", hostName: "MAIL_IN_HOST" };
      throw new Refusal(listenProblem(error, { port: at.port, ...names }));
    },
  );
}

async function readBox(
  { deps, isAlone, failed }: MailInParts,
  { takeIn: keep }: Intake,
  settings: ImapSettings,
): Promise<FollowedBox> {
  const [{ followBox }, { readMail }] = await Promise.all([
    import("./customer/inbound/follow-box.ts"),
    import("./customer/inbound/read-mail.ts"),
  ]);
  const take = async ({ bytes, isCut }: RawMail): Promise<Taking> => {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const mail = await readMail(raw, { from: null, to: [], isCut }).catch(() => null);
    if (mail === null) return "unreadable";
    try {
      return (await keep(mail)) === "later" ? "later" : "taken";
    } catch (error) {
      failed(error);
      return "later";
    }
  };
  const { host, user, path } = settings;
  const mailbox = createMailbox({
    deps,
    id: fingerprint(`${user} ${host} ${path}`),
    me: isAlone ? null : deps.ids.id(),
    take,
    left: (why) => failed(new Error(`a mail was left in its box, flagged: ${why}`)),
  });
  return followBox({ settings, mailbox, now: deps.clock.now, failed });
}

/** What is no certificate with its key is told before a server would be asked to use it. */
async function read(files: Listen["tls"]): Promise<ListenerSettings["tls"]> {
  if (files === null) return null;
  const [cert, key] = await Promise.all([
    readFile(files.cert, "utf8"),
    readFile(files.key, "utf8"),
  ]);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new Refusal(
      `MAIL_IN_CERT (${files.cert}) and MAIL_IN_KEY (${files.key}) are no certificate with its key, both as PEM: ${(error as Error).message}.`,
    );
  }
  return { cert, key };
}
