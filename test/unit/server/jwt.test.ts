import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkToken } from "../../../server/application/jwt.ts";
import { recipe } from "../../support/recipes.ts";

const NOW = Date.UTC(2026, 2, 3, 12);
const CHECK = { secret: "a secret", audience: "site-key", now: NOW };
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const CLAIMS = { sub: "42", aud: "site-key", exp: NOW / 1000 + 60, name: "Aino", email: "a@b.fi" };

function sign(
  claims: unknown,
  header: unknown = { alg: "HS256", typ: "JWT" },
  secret = "a secret",
) {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

describe("a token that says who a visitor is", () => {
  it("U1: counts when it is signed with the secret, for this site, and in time", () => {
    expect(checkToken(sign(CLAIMS), CHECK)).toEqual({ ok: true, claims: CLAIMS });
    expect(checkToken(sign({ ...CLAIMS, aud: ["other", "site-key"] }), CHECK).ok).toBe(true);
  });

  it.each([
    ["another secret", sign(CLAIMS, undefined, "another")],
    ["another algorithm", sign(CLAIMS, { alg: "HS512" })],
    ["no signature, as it says", `${part({ alg: "none" })}.${part(CLAIMS)}.`],
    ["no signature", sign(CLAIMS).split(".").slice(0, 2).join(".")],
    [
      "other claims under the signature",
      sign(CLAIMS).replace(/\.[^.]+\./, `.${part({ ...CLAIMS, sub: "1" })}.`),
    ],
    ["another site", sign({ ...CLAIMS, aud: "other" })],
    ["no site", sign({ ...CLAIMS, aud: undefined })],
    ["nobody", sign({ ...CLAIMS, sub: undefined })],
    ["no end", sign({ ...CLAIMS, exp: undefined })],
    ["a time to come", sign({ ...CLAIMS, nbf: NOW / 1000 + 3600 })],
    ["an e-mail address that is none", sign({ ...CLAIMS, email: "nobody" })],
    ["four parts", `${sign(CLAIMS)}.x`],
    ["nonsense", "not a token"],
    ["nothing", ""],
  ])("U1: is refused with %s", (_what, token) => {
    expect(checkToken(token, CHECK)).toEqual({ ok: false, why: "refused" });
  });

  it("U1: has an end", () => {
    const late = { ...CHECK, now: NOW + 120_000 };
    expect(checkToken(sign(CLAIMS), late)).toEqual({ ok: false, why: "expired" });
  });
});

type Runtime = {
  readonly heading: string;
  readonly language: string;
  readonly run: readonly string[];
  /** Prints the token. */
  readonly end: string;
};

const USER = '{"id":"42","name":"Åino","email":"aino@example.com"}';
const RUNTIMES: readonly Runtime[] = [
  {
    heading: "Node",
    language: "js",
    run: [process.execPath, "--input-type=module", "-e"],
    end: `console.log(chatToken(${USER}))`,
  },
  {
    heading: "Python",
    language: "python",
    run: ["python3", "-c"],
    end: `print(chat_token(${USER}))`,
  },
  {
    heading: "PHP",
    language: "php",
    run: ["php", "-r"],
    end: `echo chat_token(json_decode('${USER}', true));`,
  },
  {
    heading: "Ruby",
    language: "ruby",
    run: ["ruby", "-e"],
    end: `puts chat_token(JSON.parse('${USER}', symbolize_names: true))`,
  },
];

function isHere([command = ""]: readonly string[]): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("the recipes for signing", () => {
  it.each(RUNTIMES.filter(({ run }) => isHere(run)))(
    "U1: $heading signs what is accepted",
    ({ heading, language, run, end }) => {
      const code = recipe("identity.md", heading, language).replace(/^<\?php\n/, "");
      const [command = "", ...args] = run;
      const token = execFileSync(command, [...args, `${code}\n${end}`], {
        encoding: "utf8",
        env: { ...process.env, CASCADE_SITE: "site-key", CASCADE_SECRET: "a secret" },
      }).trim();
      expect(checkToken(token, { ...CHECK, now: Date.now() })).toMatchObject({
        ok: true,
        claims: { sub: "42", name: "Åino", email: "aino@example.com" },
      });
    },
  );
});
