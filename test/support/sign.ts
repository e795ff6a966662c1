import { createHmac } from "node:crypto";

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as an owner's server signs it; good for a minute unless told otherwise. */
export function signToken(
  secret: string,
  claims: { readonly sub: string; readonly aud: string } & Readonly<Record<string, unknown>>,
): string {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part({ exp, ...claims })}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
