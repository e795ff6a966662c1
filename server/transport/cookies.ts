import { parse, serialize } from "cookie";

const NAME = "cascade_session";

/** The session token of a Cookie header, if there is one. */
export function parseCookie(header: string | undefined): string | null {
  return parse(header ?? "")[NAME] ?? null;
}

export type CookieOptions = { readonly secure: boolean; readonly expiresAt: number };

/** Out of reach of scripts and of other sites' requests. */
export function sessionCookie(token: string, { secure, expiresAt }: CookieOptions): string {
  return serialize(NAME, token, {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    secure,
    expires: new Date(expiresAt),
  });
}

export function noCookie(secure: boolean): string {
  return sessionCookie("", { secure, expiresAt: 0 });
}
