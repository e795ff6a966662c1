import type { Request } from "express";
import { ASKED, type Asked } from "../links.ts";

/** A form field may be missing, or there more than once. */
export function fieldIn({ body }: Pick<Request, "body">, name: string): string {
  const value = (Object(body) as Readonly<Record<string, unknown>>)[name];
  // Browsers send the ends of lines as CRLF.
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
}

/** What stands in the fields of a request's page, whichever button was pressed. */
export type Typed = {
  readonly text: string;
  /** Words to how it was; null: none. */
  readonly comment: string | null;
};

export function typedIn(form: Pick<Request, "body">): Typed {
  return { text: fieldIn(form, "text"), comment: fieldIn(form, "comment") || null };
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
