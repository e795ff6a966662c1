import { z } from "zod";
import { ADDRESS, asciiAddress } from "./address.ts";
import { MOST_FILES } from "./files.ts";
import { MAX_TEXT } from "./limits.ts";
import { LONGEST_TASK } from "./tasks.ts";
import { LONGEST_TAG, MOST_TAGS, tidyTag } from "./ticket.ts";

/** A client-made or server-made random id of 128 bits, base64url without padding. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const text = z
  .string()
  .max(MAX_TEXT)
  .refine((value) => value.trim().length > 0);

/** What an edit was made of, as it was read; null: of nothing. It is only compared, so it may be what is no longer taken. */
export const base = z.unknown();

/** What may stand alone where a file says the rest. */
export const textBesideFiles = z.string().max(MAX_TEXT);

/** Ids of files that were uploaded to go with a message. */
export const files = z
  .array(id)
  .max(MOST_FILES)
  .refine((ids) => new Set(ids).size === ids.length);

/** The text goes on in the next message. */
export const goesOn = z.literal(true).optional();

/** Words, a file, or both. */
export function saysSomething(message: {
  readonly text: string;
  readonly files?: readonly string[] | undefined;
}): boolean {
  return message.text.trim().length > 0 || (message.files?.length ?? 0) > 0;
}

/** One that the widget takes too, kept as mail servers know it. */
export const email = z
  .string()
  .regex(ADDRESS)
  .transform(asciiAddress)
  .pipe(
    z
      .string()
      .regex(/^[!-~]+$/)
      .max(254),
  );

export const page = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  title: z.string().max(300),
});

export const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);

export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_+\-/]+$/);

export const availability = z.enum(["online", "away"]);

export const tag = z
  .string()
  .max(200)
  .transform(tidyTag)
  .refine((value) => value.length > 0 && value.length <= LONGEST_TAG);

export const tags = z.array(tag).max(MOST_TAGS);

export const taskTitle = z.string().trim().min(1).max(LONGEST_TASK);
