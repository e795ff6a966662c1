import { parse, serialize } from "cookie";

const NAME = "cascade_rated";
const YEAR_SECONDS = 365 * 24 * 3_600;

/** This browser has rated the article before: the cookie lives below the article's own address. */
export function rated(header: string | undefined): boolean {
  return parse(header ?? "")[NAME] !== undefined;
}

type CookieOptions = { readonly path: string; readonly secure: boolean };

export function ratedCookie(said: "yes" | "no", { path, secure }: CookieOptions): string {
  return serialize(NAME, said, {
    path,
    secure,
    httpOnly: true,
    sameSite: "lax",
    maxAge: YEAR_SECONDS,
  });
}
