import { once } from "node:events";
import type { Server } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { freePort } from "./free-port.ts";
import { until } from "./until.ts";

export type Received = {
  readonly to: string;
  readonly mail: ParsedMail;
  readonly raw: string;
  readonly encrypted: boolean;
  /** When all of it was here (epoch ms). */
  readonly at: number;
};

/** `secure`: from the first byte, else by STARTTLS. */
export type Encryption = { readonly cert: string; readonly key: string; readonly secure: boolean };

/** Refuses this address for good, as a mail server does that has no such box. */
export const NO_SUCH_BOX = "nobody@example.com";

/** A real mail server that keeps what it is given; it can be away and come back on the same port. */
export class Mailbox {
  readonly received: Received[] = [];
  /** How long it keeps a mail before it says that it has it. */
  thinksMs = 0;
  readonly port: number;
  readonly #encryption: Encryption | null;
  #server: SMTPServer | null = null;

  private constructor(port: number, encryption: Encryption | null) {
    this.port = port;
    this.#encryption = encryption;
  }

  static async start(encryption: Encryption | null = null): Promise<Mailbox> {
    const mailbox = new Mailbox(await freePort(), encryption);
    await mailbox.start();
    return mailbox;
  }

  get url(): string {
    const scheme = this.#encryption?.secure === true ? "smtps" : "smtp";
    return `${scheme}://127.0.0.1:${this.port}`;
  }

  get settings() {
    return { url: this.url, from: { name: "", address: "support@shop.example" }, inbound: null };
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      ...this.#encryption,
      disabledCommands: this.#encryption === null ? ["STARTTLS", "AUTH"] : ["AUTH"],
      logger: false,
      onRcptTo({ address }, _session, done) {
        done(
          address === NO_SUCH_BOX
            ? Object.assign(new Error("no such box"), { responseCode: 550 })
            : null,
        );
      },
      onData: (stream, { envelope, secure }, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const raw = Buffer.concat(chunks).toString("utf8");
          void simpleParser(raw).then((mail) => {
            const to = envelope.rcptTo[0]?.address ?? "";
            this.received.push({ to, mail, raw, encrypted: secure, at: Date.now() });
            setTimeout(done, this.thinksMs);
          });
        });
      },
    });
    // A client that is killed in the middle is nothing to fail for.
    server.on("error", () => {});
    // While it was away its port may have been a connection's own end.
    await until(`port ${this.port} to be had`, () => isHad(server.server, this.port), 15_000);
    this.#server = server;
  }

  stop(): Promise<void> {
    return new Promise((closed) => {
      if (this.#server === null) return closed();
      this.#server.close(() => closed());
      this.#server = null;
    });
  }

  /** Waits for the nth mail to an address. */
  async mailTo(address: string, nth = 1): Promise<Received> {
    return until(`mail ${nth} to ${address}`, () => this.to(address)[nth - 1], 20_000);
  }

  to(address: string): readonly Received[] {
    return this.received.filter(({ to }) => to === address);
  }
}

/** False: somebody else has the port. */
async function isHad(server: Server, port: number): Promise<boolean> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return false;
    throw error;
  }
}

/** What a mail's link opens its page with. */
export function linkIn({ mail }: Received): {
  readonly reference: string;
  readonly secret: string;
} {
  const [, reference = "", secret = ""] = /\/r\/([\w-]+)#([\w-]{43})\s/.exec(mail.text ?? "") ?? [];
  return { reference, secret };
}
