import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import type { InboundMail } from "../../application/ports.ts";
import type { Taken } from "../../application/mail-intake.ts";
import { readMail, type Envelope } from "./read-mail.ts";

export type ListenerSettings = {
  readonly port: number;
  readonly host: string | undefined;
  /** PEM; null: mail comes unencrypted, from a server beside this one. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
};

export type ListenerParts = ListenerSettings & {
  /** Is there such a box here? `address` in small letters. */
  readonly isOurs: (address: string) => boolean;
  readonly takeIn: (mail: InboundMail) => Promise<Taken>;
  readonly failed: (error: unknown) => void;
};

export interface Listener {
  readonly port: number;
  /** Takes no more, and finishes what is being received. */
  close(): Promise<void>;
}

/** Largest mail taken, in bytes. */
const LARGEST = 25 * 1024 * 1024;
const MOST_CLIENTS = 50;
const SILENCE_MS = 60_000;
/** Nobody waits longer for senders at the end: they send again. */
const CLOSE_WITHIN_MS = 3_000;

/**
 * Takes mail for our own addresses, and for nobody else's. A mail is accepted only once it is durable
 * (SPEC E10): whatever happens before that, its sender still has it and sends it again.
 */
export async function listenForMail(parts: ListenerParts): Promise<Listener> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: parts.tls === null ? ["AUTH", "STARTTLS"] : ["AUTH"],
    ...parts.tls,
    size: LARGEST,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_WITHIN_MS,
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      done(parts.isOurs(address.toLowerCase()) ? null : refusal(550, "There is no such box here"));
    },
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      receive(parts, stream, { from, to }).then(
        () => done(),
        (error: unknown) => done(asRefusal(error)),
      );
    },
  });
  const port = await listening(server, parts);
  // A client that goes in the middle is nothing to fail for.
  server.on("error", () => {});
  return { port, close: () => new Promise((closed) => server.close(() => closed())) };
}

function listening(server: SMTPServer, { port, host }: ListenerSettings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function receive(
  parts: ListenerParts,
  stream: SMTPServerDataStream,
  envelope: Envelope,
): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Read to its end all the same: only then the sender hears why.
    if (bytes <= LARGEST) chunks.push(chunk);
  }
  if (bytes > LARGEST) throw refusal(552, "The mail is too large");
  const mail = await readMail(Buffer.concat(chunks), envelope).catch((error: unknown) => {
    parts.failed(error);
    throw refusal(554, "This cannot be read as a mail");
  });
  const taken = await parts.takeIn(mail).catch((error: unknown) => {
    parts.failed(error);
    throw refusal(451, "Not kept, send it again later");
  });
  if (taken === "later") throw refusal(451, "Too many at once, send it again later");
}

class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

function refusal(code: number, message: string): Refusal {
  return new Refusal(code, message);
}

function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : refusal(451, "Not kept, send it again later");
}
