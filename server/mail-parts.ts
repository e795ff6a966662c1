import { createMailing, type Mailing } from "./application/mailing.ts";
import type { Deps } from "./application/deps.ts";
import type { Postman } from "./application/ports.ts";
import type { Config } from "./config.ts";
import { writeLetter } from "./customer/mail/letter.ts";
import type { MailSettings } from "./customer/mail/smtp.ts";
import type { MailRules } from "./domain/outbox-record.ts";

/** What is left over from a time with mail settings fails, and is given up in the end. */
const NOT_SET_UP: Postman = {
  send: async () => ({ ok: false, final: false, why: "SMTP_URL is not set" }),
};
const RULES: MailRules = { gatherMs: 60_000, retryMs: 30_000, giveUpMs: 2 * 86_400_000 };

/** Mail is sent where the owner has set a mail server. */
export function mailingFor(
  { mail, publicUrl, timings }: Config,
  deps: Deps,
  failed: (error: unknown) => void,
): Mailing {
  const base = (publicUrl ?? "http://localhost").replace(/\/+$/, "");
  const domain = mail?.from.address.split("@").at(-1) ?? "localhost";
  return createMailing({
    deps,
    postman: mail === null ? NOT_SET_UP : lazily(mail),
    rules: timings.mail ?? RULES,
    compose: (content) => writeLetter(content, { base, domain }),
    failed,
  });
}

/** Loaded by the first letter: most starts send none. */
function lazily(settings: MailSettings): Postman {
  let postman: Promise<Postman> | null = null;
  return {
    async send(mail) {
      postman ??= import("./customer/mail/smtp.ts").then(({ smtpPostman }) =>
        smtpPostman(settings),
      );
      return (await postman).send(mail);
    },
  };
}
