import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { email } from "../protocol/schemas.ts";

const LONGEST_NAME = 80;

const header = z.object({ alg: z.literal("HS256"), typ: z.string().optional() });
const claims = z.object({
  /** The site's own id of the person; most databases count theirs. */
  sub: z.union([z.string().trim().min(1).max(200), z.int().transform(String)]),
  /** The site's key. */
  aud: z.union([z.string(), z.array(z.string()).max(20)]),
  /** Seconds since 1970. */
  exp: z.number(),
  nbf: z.number().optional(),
  // A person is who they are without them: what cannot be used is taken as not given.
  name: z.string().transform(shortened).pipe(z.string().min(1)).optional().catch(undefined),
  email: email.optional().catch(undefined),
});

export type Claims = z.infer<typeof claims>;

export type Proof =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly why: "expired" }
  /** `because`: for whoever makes the tokens; nothing of what is in one. */
  | { readonly ok: false; readonly why: "refused"; readonly because: string };

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
  if (more.length > 0 || !header.safeParse(json(head)).success)
    return refused("it is no JSON Web Token signed with HS256");
  const expected = createHmac("sha256", secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return refused("it is not signed with this server's secret for signed-in visitors");
  const parsed = claims.safeParse(json(body));
  if (!parsed.success)
    return refused(`its claims are not as they must be: ${wrongIn(parsed.error)}`);
  if (![parsed.data.aud].flat().includes(audience)) return refused("its aud is not the site key");
  const { exp, nbf = 0 } = parsed.data;
  const seconds = now / 1000;
  if (seconds > exp + LEEWAY_S) return { ok: false, why: "expired" };
  if (seconds < nbf - LEEWAY_S) return refused("its nbf has yet to come");
  return { ok: true, claims: parsed.data };
}

function refused(because: string): Proof {
  return { ok: false, why: "refused", because };
}

/** The names of our own claims alone. */
function wrongIn(error: z.ZodError): string {
  return error.issues.map(({ path }) => path[0] ?? "all of it").join(", ");
}

/** Whole letters: not the first half of a sign that takes two. */
function shortened(name: string): string {
  return name
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
