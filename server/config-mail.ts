import { accessSync, constants } from "node:fs";
import { isAbsolute } from "node:path";
import { z } from "zod";
import { port, seconds } from "./config-values.ts";
import type { ImapSettings } from "./customer/inbound/imap-box.ts";
import type { MailSettings } from "./customer/mail/smtp.ts";
import type { MailRules } from "./domain/outbox-record.ts";

export type MailConfig = MailSettings & {
  /** How mail comes in; null: it does not, and answers are not asked for. */
  readonly inbound: Inbound | null;
};

export type Inbound = {
  /** What answers go to, in small letters; a token is put behind its name. */
  readonly address: string;
  /** Where we take mail; null: nowhere. */
  readonly listen: Listen | null;
  /** The box that is read; null: none is. */
  readonly box: ImapSettings | null;
};

export type Listen = {
  readonly port: number;
  readonly host: string | undefined;
  /** Files. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
};

/** "Name <address>", or the address alone. */
const sender = z
  .string()
  .transform((text) => {
    const [, name = "", address = text] = /^(.*?)\s*<([^<>]*)>$/.exec(text.trim()) ?? [];
    return { name: name.replace(/^"(.*)"$/, "$1"), address: address.trim() };
  })
  .pipe(
    z.object({
      // oxlint-disable-next-line no-control-regex
      name: z.string().regex(/^[^\u0000-\u001f\u007f]*$/, "must be one line"),
      address: z.email("must be an e-mail address, or Name <address>"),
    }),
  );

/** A local part has 64 letters at most (RFC 5321); so many are left beside `+` and a token. */
const LONGEST_NAME = 64 - 1 - 42;

const file = z.string().refine(canBeRead, "must be the absolute path of a file that can be read");

/** What is wrong with it is said without repeating it: it holds a password. */
const box = z.string().transform((text, { addIssue }): ImapSettings => {
  const found = boxIn(text);
  if (found !== null) return found;
  addIssue({
    code: "custom",
    message:
      "must be like imaps://user:password@host/INBOX, with user and password percent-encoded",
  });
  return z.NEVER;
});

function boxIn(text: string): ImapSettings | null {
  try {
    const { protocol, hostname, port, username, password, pathname } = new URL(text);
    if (protocol !== "imap:" && protocol !== "imaps:") return null;
    if (hostname === "" || username === "" || password === "") return null;
    const secure = protocol === "imaps:";
    return {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: port === "" ? (secure ? 993 : 143) : Number(port),
      secure,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      path: decodeURIComponent(pathname.replace(/^\/|\/$/g, "")) || "INBOX",
    };
  } catch {
    return null;
  }
}

export const mailVariables = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" })
    .optional(),
  MAIL_FROM: sender.optional(),
  MAIL_GATHER_SECONDS: seconds(60),
  MAIL_RETRY_SECONDS: seconds(30),
  MAIL_GIVE_UP_SECONDS: seconds(2 * 86_400),
  MAIL_IN_ADDRESS: z.email("must be an e-mail address").optional(),
  MAIL_IN_PORT: port.optional(),
  MAIL_IN_HOST: z.string().optional(),
  MAIL_IN_CERT: file.optional(),
  MAIL_IN_KEY: file.optional(),
  MAIL_IMAP_URL: box.optional(),
};

export type MailEnvironment = z.infer<z.ZodObject<typeof mailVariables>> & {
  readonly PUBLIC_URL?: string | undefined;
};

type Problem = { readonly path: string[]; readonly message: string };

/** Half of it set is a mistake. */
export function mailProblems(env: MailEnvironment): readonly Problem[] {
  const needs: readonly (readonly [keyof MailEnvironment, keyof MailEnvironment])[] = [
    ["SMTP_URL", "MAIL_FROM"],
    ["SMTP_URL", "PUBLIC_URL"],
    ["MAIL_FROM", "SMTP_URL"],
    ["MAIL_IN_PORT", "SMTP_URL"],
    ["MAIL_IMAP_URL", "SMTP_URL"],
    ["MAIL_IN_HOST", "MAIL_IN_PORT"],
    ["MAIL_IN_CERT", "MAIL_IN_KEY"],
    ["MAIL_IN_KEY", "MAIL_IN_CERT"],
    ["MAIL_IN_CERT", "MAIL_IN_PORT"],
  ];
  const lacking = needs.flatMap(([set, other]) =>
    env[set] !== undefined && env[other] === undefined
      ? [{ path: [other], message: `is needed as well, because ${set} is set` }]
      : [],
  );
  const inbound = env.MAIL_IN_PORT !== undefined || env.MAIL_IMAP_URL !== undefined;
  return [...lacking, ...(inbound ? addressProblems(env) : idleProblems(env))];
}

function idleProblems({ MAIL_IN_ADDRESS }: MailEnvironment): readonly Problem[] {
  if (MAIL_IN_ADDRESS === undefined) return [];
  const message = "or MAIL_IMAP_URL is needed as well, because MAIL_IN_ADDRESS is set";
  return [{ path: ["MAIL_IN_PORT"], message }];
}

/** A token goes between its name and its domain. */
function addressProblems({ MAIL_IN_ADDRESS, MAIL_FROM }: MailEnvironment): readonly Problem[] {
  const [path, address] =
    MAIL_IN_ADDRESS === undefined
      ? ["MAIL_FROM", MAIL_FROM?.address]
      : ["MAIL_IN_ADDRESS", MAIL_IN_ADDRESS];
  const name = address?.split("@")[0] ?? "";
  if (!name.includes("+") && name.length <= LONGEST_NAME) return [];
  const message = `must have ${LONGEST_NAME} letters at most before the @, and no +: answers go to name+TOKEN@domain`;
  return [{ path: [path], message }];
}

function canBeRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return isAbsolute(path);
  } catch {
    return false;
  }
}

export function mailOf(env: MailEnvironment): MailConfig | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  return url === undefined || from === undefined
    ? null
    : { url, from, inbound: inboundOf(env, from.address) };
}

function inboundOf(env: MailEnvironment, from: string): Inbound | null {
  const [listen, imap] = [listenOf(env), env.MAIL_IMAP_URL ?? null];
  if (listen === null && imap === null) return null;
  return { address: (env.MAIL_IN_ADDRESS ?? from).toLowerCase(), listen, box: imap };
}

function listenOf(env: MailEnvironment): Listen | null {
  const { MAIL_IN_PORT: port, MAIL_IN_HOST: host, MAIL_IN_CERT: cert, MAIL_IN_KEY: key } = env;
  if (port === undefined) return null;
  const tls = cert === undefined || key === undefined ? null : { cert, key };
  return { port, host, tls };
}

export function mailRulesOf(env: MailEnvironment): MailRules {
  return {
    gatherMs: env.MAIL_GATHER_SECONDS * 1_000,
    retryMs: env.MAIL_RETRY_SECONDS * 1_000,
    giveUpMs: env.MAIL_GIVE_UP_SECONDS * 1_000,
  };
}
