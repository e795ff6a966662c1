import { join, resolve } from "node:path";
import { z } from "zod";
import {
  mailOf,
  mailProblems,
  mailRulesOf,
  mailVariables,
  type MailConfig,
} from "./config-mail.ts";
import { numberAboveZero, numberFrom, oneOf, port, seconds, wholeNumber } from "./config-values.ts";
import type { BucketSettings } from "./file-boxes/bucket-box.ts";
import type { FileRules } from "./domain/files.ts";
import type { Timings } from "./domain/model.ts";
import type { Endpoint } from "./rephrase/openai-compatible.ts";
import { FILE_TYPES, type FileType } from "./protocol/files.ts";
import type { Limits } from "./transport/limits.ts";

export type Config = {
  readonly port: number;
  readonly host: string | undefined;
  readonly dataDir: string;
  readonly articlesDir: string;
  /** The folder of articles is our own, and begins with the demo shop's. */
  readonly ownArticles: boolean;
  /** Where this server is reached from outside, as "https://chat.example.com"; for letters, and where a proxy does not pass the Host header on. */
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** What opens /metrics from elsewhere than this machine; null: nothing does. */
  readonly metricsToken: string | null;
  /** Where records are kept instead of the data folder; null: in the data folder. It holds a password. */
  readonly databaseUrl: string | null;
  /** Carries hints between the processes on one database; null: they look for themselves. */
  readonly redisUrl: string | null;
  /** Whether a client without WebSocket is served; several nodes then need a balancer that keeps clients where they are. */
  readonly polling: boolean;
  readonly timings: Timings;
  readonly agentGraceMs: number;
  readonly limits: Limits;
  /** What puts answers in other words; null: nothing does, and nothing leaves this server. */
  readonly rephrase: Endpoint | null;
  /** What sends mail to customers; null: nothing does, and nobody is promised any. It may hold a password. */
  readonly mail: MailConfig | null;
  /** Webhooks may lead into private networks, such as this machine's own. */
  readonly webhookPrivate: boolean;
  readonly files: FileSettings;
};

export type FileSettings = {
  readonly rules: FileRules;
  /** Where their content is, unless it is in a bucket. */
  readonly folder: string;
  /** Holds a secret. Null: in the folder. */
  readonly bucket: BucketSettings | null;
};

const count = (fallback: number) => wholeNumber(1, 1_000_000).default(fallback);

/** A base address; the key has a variable of its own, so that no address with a secret is ever shown. */
const plainUrl = (error: string) =>
  z.url({ protocol: /^https?$/, abort: true, error }).refine(isPlain, error);

function isPlain(value: string): boolean {
  const { username, password, search, hash } = new URL(value);
  return username === "" && password === "" && search === "" && hash === "";
}

/** Pages are served at the root, so nothing may stand behind the host but a slash, which is taken off. */
const origin = plainUrl("must be a plain address, as https://chat.example.com")
  .refine(
    (value) => new URL(value).pathname === "/",
    "must have no path: it is served at the root of a host",
  )
  .transform((value) => new URL(value).origin);

const megabytes = (fallback: number, most: number) =>
  numberAboveZero(most)
    .default(fallback)
    .transform((count) => Math.round(count * 1_000_000));

const ALL_TYPES = Object.keys(FILE_TYPES) as readonly FileType[];

/** By their usual endings, with commas between. An archive may hide anything, so it has to be asked for. */
const fileTypes = z
  .string()
  .default(
    ALL_TYPES.filter((type) => type !== "application/zip")
      .map(endingOf)
      .join(","),
  )
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .refine(
    (endings) => endings.every((one) => ALL_TYPES.some((type) => endingOf(type) === one)),
    `may name ${ALL_TYPES.map(endingOf).join(", ")}`,
  )
  .transform((endings) => ALL_TYPES.filter((type) => endings.includes(endingOf(type))));

function endingOf(type: FileType): string {
  return FILE_TYPES[type][0];
}

const variables = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default("data"),
  ARTICLES_DIR: z.string().optional(),
  PUBLIC_URL: origin.optional(),
  TRUST_PROXY: oneOf("0", "1").default("0"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" })
    .optional(),
  METRICS_TOKEN: z.string().min(16, "must be 16 characters or more").optional(),
  /** Webhooks may lead into private networks. */
  WEBHOOK_PRIVATE: oneOf("0", "1").default("0"),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must be a redis:// address" }).optional(),
  POLLING: oneOf("0", "1").optional(),
  LOG_LEVEL: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent").default("warn"),
  OFFER_SECONDS: seconds(30),
  HOLD_SECONDS: seconds(30),
  QUEUE_LIMIT_SECONDS: seconds(5 * 60),
  VISITOR_GONE_SECONDS: seconds(60),
  IDLE_SECONDS: seconds(15 * 60),
  BOT_IDLE_SECONDS: seconds(30 * 60),
  SOLVED_CLOSE_SECONDS: seconds(4 * 86_400),
  AGENT_GRACE_SECONDS: seconds(20),
  VISITOR_RATE: count(100),
  ADDRESS_RATE: count(1_000),
  AGENT_RATE: count(500),
  ...mailVariables,
  FILES_DIR: z.string().optional(),
  FILE_TYPES: fileTypes,
  FILE_MAX_MB: megabytes(10, 100),
  FILES_PER_CONVERSATION_MB: megabytes(100, 100_000),
  FILES_PER_VISITOR_DAY_MB: megabytes(50, 100_000),
  FILES_UNSENT_SECONDS: seconds(86_400),
  FILES_S3_URL: plainUrl("must be a plain address, as https://s3.example.com/bucket").optional(),
  FILES_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "must be small letters, digits and hyphens, as eu-north-1")
    .default("us-east-1"),
  FILES_S3_KEY_ID: z.string().min(1).max(200).optional(),
  FILES_S3_SECRET: z.string().min(1).max(200).optional(),
  REPHRASE_URL: plainUrl(
    "must be a plain address, without a user, a query or a key in it",
  ).optional(),
  REPHRASE_KEY: z
    .string()
    .regex(/^[!-~]+$/, "must be letters, digits and signs alone, without spaces")
    .optional(),
  REPHRASE_MODEL: z.string().min(1).max(200).optional(),
  // Nobody waits longer for other words than the sign that somebody writes stands.
  REPHRASE_SECONDS: numberFrom(0.1, 6).default(4),
});

/** Half of it set is a mistake, not a wish for plain answers. */
const environment = variables.superRefine((env, { addIssue }) => {
  const lacks = (path: string, other: string) =>
    addIssue({
      code: "custom",
      path: [path],
      message: `is needed as well, because ${other} is set`,
    });
  const { REPHRASE_URL: url, REPHRASE_MODEL: model, REPHRASE_KEY: key } = env;
  if (env.REDIS_URL !== undefined && env.DATABASE_URL === undefined)
    lacks("DATABASE_URL", "REDIS_URL");
  for (const problem of mailProblems(env)) addIssue({ code: "custom", ...problem });
  const bucket = ["FILES_S3_URL", "FILES_S3_KEY_ID", "FILES_S3_SECRET"] as const;
  const named = bucket.find((name) => env[name] !== undefined);
  for (const name of named === undefined ? [] : bucket)
    if (env[name] === undefined) lacks(name, named ?? "");
  if (url === undefined && (model ?? key) !== undefined)
    lacks("REPHRASE_URL", model === undefined ? "REPHRASE_KEY" : "REPHRASE_MODEL");
  if (model === undefined && (url ?? key) !== undefined)
    lacks("REPHRASE_MODEL", url === undefined ? "REPHRASE_KEY" : "REPHRASE_URL");
});

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment; every bad key is named, with what it should be. Relative paths start at `root`. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(given);
  if (parsed.success) return { ok: true, config: configOf(parsed.data, root) };
  // What stands below a variable, such as the address in MAIL_FROM, has no name outside of here.
  const problems = parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  return { ok: false, problems };
}

function configOf(env: z.infer<typeof environment>, root: string): Config {
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(root, env.DATA_DIR),
    articlesDir: resolve(root, env.ARTICLES_DIR ?? join(env.DATA_DIR, "articles")),
    ownArticles: env.ARTICLES_DIR === undefined,
    publicUrl: env.PUBLIC_URL ?? null,
    trustProxy: env.TRUST_PROXY === "1",
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    polling: env.POLLING === undefined ? env.DATABASE_URL === undefined : env.POLLING === "1",
    timings: {
      offerMs: env.OFFER_SECONDS * 1_000,
      holdMs: env.HOLD_SECONDS * 1_000,
      queueLimitMs: env.QUEUE_LIMIT_SECONDS * 1_000,
      visitorGoneMs: env.VISITOR_GONE_SECONDS * 1_000,
      idleMs: env.IDLE_SECONDS * 1_000,
      botIdleMs: env.BOT_IDLE_SECONDS * 1_000,
      solvedCloseMs: env.SOLVED_CLOSE_SECONDS * 1_000,
      ...(env.SMTP_URL === undefined ? {} : { mail: mailRulesOf(env) }),
    },
    agentGraceMs: env.AGENT_GRACE_SECONDS * 1_000,
    limits: {
      perVisitor: env.VISITOR_RATE,
      perAddress: env.ADDRESS_RATE,
      perAgent: env.AGENT_RATE,
    },
    rephrase: endpointOf(env),
    mail: mailOf(env),
    webhookPrivate: env.WEBHOOK_PRIVATE === "1",
    files: {
      rules: {
        largest: env.FILE_MAX_MB,
        perConversation: env.FILES_PER_CONVERSATION_MB,
        perDay: env.FILES_PER_VISITOR_DAY_MB,
        types: env.FILE_TYPES,
        unsentMs: env.FILES_UNSENT_SECONDS * 1_000,
      },
      folder: resolve(root, env.FILES_DIR ?? join(env.DATA_DIR, "files")),
      bucket: bucketOf(env),
    },
  };
}

function endpointOf(env: z.infer<typeof environment>): Endpoint | null {
  const { REPHRASE_URL: url, REPHRASE_MODEL: model, REPHRASE_KEY: key } = env;
  return url === undefined || model === undefined
    ? null
    : { url, model, key: key ?? null, withinMs: env.REPHRASE_SECONDS * 1_000 };
}

function bucketOf(env: z.infer<typeof environment>): BucketSettings | null {
  const { FILES_S3_URL: url, FILES_S3_KEY_ID: keyId, FILES_S3_SECRET: secret } = env;
  return url === undefined || keyId === undefined || secret === undefined
    ? null
    : { url, keyId, secret, region: env.FILES_S3_REGION };
}
