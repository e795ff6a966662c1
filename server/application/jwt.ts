import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { email } from "../protocol/schemas.ts";

const text = (most: number) => z.string().trim().min(1).max(most);

const header = z.object({ alg: z.literal("HS256"), typ: z.string().optional() });
const claims = z.object({
  /** The site's own id of the person. */
  sub: text(200),
  /** The site's key. */
  aud: z.union([z.string(), z.array(z.string()).max(20)]),
  /** Seconds since 1970. */
  exp: z.number(),
  nbf: z.number().optional(),
  name: text(80).optional(),
  email: email.optional(),
});

export type Claims = z.infer<typeof claims>;

export type Proof =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly why: "expired" | "refused" };

const REFUSED = { ok: false, why: "refused" } as const;
/** Clocks differ. */
const LEEWAY_S = 30;

type Check = {
  readonly secret: string;
  readonly audience: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** A JSON Web Token (RFC 7519) signed with HMAC SHA-256, and nothing else: no `none`, no other key. */
export function checkToken(token: string, { secret, audience, now }: Check): Proof {
  const [head = "", body = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !header.safeParse(json(head)).success) return REFUSED;
  const expected = createHmac("sha256", secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return REFUSED;
  const parsed = claims.safeParse(json(body));
  if (!parsed.success || ![parsed.data.aud].flat().includes(audience)) return REFUSED;
  const { exp, nbf = 0 } = parsed.data;
  const seconds = now / 1000;
  if (seconds > exp + LEEWAY_S) return { ok: false, why: "expired" };
  return seconds < nbf - LEEWAY_S ? REFUSED : { ok: true, claims: parsed.data };
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
