import { createErrands } from "./application/errands.ts";
import { createMailing } from "./application/mailing.ts";
import type { Deps } from "./application/deps.ts";
import type { Postman, PushSender } from "./application/ports.ts";
import type { Config } from "./config.ts";
import type { Sending } from "./application/deadline-timer.ts";
import { webhooks } from "./hooks/send-hook.ts";
import { writeNotice, writeSignIn, writeTranscript } from "./customer/mail/errands.ts";
import { writeLetter } from "./customer/mail/letter.ts";
import type { MailSettings } from "./customer/mail/smtp.ts";
import type { MailRules } from "./domain/outbox-record.ts";

/** What is left over from a time with mail settings fails, and is given up in the end. */
const NOT_SET_UP: Postman = {
  send: async () => ({ ok: false, final: false, why: "SMTP_URL is not set" }),
};
const RULES: MailRules = { gatherMs: 60_000, retryMs: 30_000, giveUpMs: 2 * 86_400_000 };

export type Letterbox = Sending & { stop(): Promise<void> };

/** Mail is sent where the owner has set a mail server. */
export function mailingFor(
  config: Config,
  { deps, pushes }: { readonly deps: Deps; readonly pushes: PushSender },
  failed: (error: unknown) => void,
): Letterbox {
  const { mail, publicUrl, timings, webhookPrivate } = config;
  const base = publicUrl ?? "http://localhost";
  const domain = mail?.from.address.split("@").at(-1) ?? "localhost";
  const sending = { base, domain };
  const parts = {
    deps,
    postman: mail === null ? NOT_SET_UP : lazily(mail),
    rules: timings.mail ?? RULES,
    failed,
  };
  const letters = createMailing({
    ...parts,
    compose: (content) => writeLetter(content, sending),
    replyBase: mail?.inbound?.address ?? null,
  });
  const errands = createErrands({
    ...parts,
    webhooks: webhooks({ allowPrivate: webhookPrivate }),
    pushes,
    write: {
      signIn: (content) => writeSignIn(content, sending),
      transcript: (content) => writeTranscript(content, sending),
      notice: (content) => writeNotice(content, sending),
    },
  });
  return {
    letters,
    errands,
    async stop() {
      await Promise.all([letters.stop(), errands.stop()]);
    },
  };
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
