import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkToken } from "../../../server/application/jwt.ts";

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
    ["four parts", `${sign(CLAIMS)}.x`],
    ["nonsense", "not a token"],
    ["nothing", ""],
  ])("U1: is refused with %s", (_what, token) => {
    expect(checkToken(token, CHECK)).toMatchObject({ ok: false, why: "refused" });
  });

  it.each([
    [
      { name: null, email: null },
      { name: undefined, email: undefined },
    ],
    [
      { name: " ", email: "" },
      { name: undefined, email: undefined },
    ],
    [
      { name: 7, email: "nobody" },
      { name: undefined, email: undefined },
    ],
    [{ email: "jürgen@example.com" }, { email: undefined }],
    [{ name: "n".repeat(81) }, { name: "n".repeat(80) }],
    [{ name: `${"n".repeat(79)}🙂` }, { name: "n".repeat(79) }],
    [{ sub: 42 }, { sub: "42" }],
  ])("U1: counts with %j, as %j", (given, taken) => {
    expect(checkToken(sign({ ...CLAIMS, ...given }), CHECK)).toEqual({
      ok: true,
      claims: { ...CLAIMS, ...taken },
    });
  });

  it.each([
    [sign(CLAIMS, undefined, "another"), /secret/],
    [sign({ ...CLAIMS, aud: "other" }), /aud is not the site key/],
    [sign({ ...CLAIMS, sub: null, exp: "soon" }), /claims are .*: sub, exp$/],
    [sign({ ...CLAIMS, nbf: NOW / 1000 + 3600 }), /nbf/],
    ["not a token", /no JSON Web Token/],
  ])("U1: that is refused says why, and nothing that is in it (%#)", (token, because) => {
    const proof = checkToken(token, CHECK);
    expect(proof).toMatchObject({ because: expect.stringMatching(because) });
    expect(JSON.stringify(proof)).not.toMatch(/Aino|a@b|other/);
  });

  it("U1: has an end", () => {
    const late = { ...CHECK, now: NOW + 120_000 };
    expect(checkToken(sign(CLAIMS), late)).toEqual({ ok: false, why: "expired" });
  });
});
