import type { Request } from "express";
import { ASKED, type Asked } from "../links.ts";

/** A form field may be missing, or there more than once. */
export function fieldIn({ body }: Request, name: string): string {
  const value = (Object(body) as Readonly<Record<string, unknown>>)[name];
  // Browsers send the ends of lines as CRLF.
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
}

/** What is behind the `#` of a link, the whole link, or the code from the mail. */
export function codeIn(text: string): {
  readonly secret: string;
  readonly said: Asked | null;
} {
  const [secret = "", said] = text.trim().slice(0, 500).split("#").at(-1)?.split(".") ?? [];
  return { secret, said: oneOf(said, ASKED) };
}

export function oneOf<T extends string>(value: unknown, known: readonly T[]): T | null {
  return known.find((one) => one === value) ?? null;
}
