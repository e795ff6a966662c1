import { createTransport } from "nodemailer";
import type { Delivery, Mail, Postman } from "../../application/ports.ts";
import { isThisMachine } from "../this-machine.ts";

export type MailSettings = {
  /** smtp:// or smtps://; it may hold a password. */
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
};

/** How long the mail server may be silent, in milliseconds. */
const PATIENCE = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 12_000 };

/** Hands mail to the owner's mail server. */
export function smtpPostman({ url, from }: MailSettings): Postman {
  const transport = createTransport({
    url,
    ...PATIENCE,
    ...certificatesFor(new URL(url)),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from));
        return { ok: true };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

/** As with a mailbox: what STARTTLS offers on this machine is taken as it is (a setting in the URL goes before). */
function certificatesFor({ protocol, hostname }: URL) {
  return protocol === "smtp:" && isThisMachine(hostname)
    ? { tls: { rejectUnauthorized: false } }
    : {};
}

/** Addresses as objects: they are never parsed, so that nothing in a name becomes an address. */
function messageOf(mail: Mail, from: MailSettings["from"]) {
  const last = mail.references.at(-1);
  const name = from.name === "" ? mail.fromName : from.name;
  return {
    messageId: `<${mail.messageId}>`,
    from: { name, address: from.address },
    ...(mail.replyTo === null ? {} : { replyTo: { name, address: mail.replyTo } }),
    to: { name: "", address: mail.to },
    // Bounces come back to the same address, so that they find their request.
    envelope: { from: mail.replyTo ?? from.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      // RFC 3834: nobody's holiday notice is to answer it.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    ...(last === undefined
      ? {}
      : {
          inReplyTo: `<${last}>`,
          references: mail.references.map((id) => `<${id}>`),
        }),
  };
}

/** The receiver's no is for good (RFC 5321: 5yz), where it is about this address; all else may pass. */
function failure(error: unknown): Delivery {
  const { responseCode, command, code, message } = Object(error) as {
    readonly responseCode?: number;
    readonly command?: string;
    readonly code?: string;
    readonly message?: string;
  };
  const final = responseCode !== undefined && responseCode >= 500 && command === "RCPT TO";
  // Of the connection alone, as a certificate that is refused: what servers answer may name customers.
  const more = responseCode ?? (command === "CONN" || code === "ETLS" ? message : undefined);
  return { ok: false, final, why: `${code ?? "failed"} ${more ?? ""}`.trim() };
}
