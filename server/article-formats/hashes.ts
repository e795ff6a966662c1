import { createHash } from "node:crypto";
import type { ArticleFields } from "../protocol/articles.ts";

/** Of a file's text: 128 bits are enough to tell texts apart. */
export function textHash(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Of tidy fields; equal when they say the same. */
export function fieldsHash(fields: ArticleFields): string {
  const { title, body, phrasings, category, popular, status } = fields;
  return textHash(JSON.stringify([title, body, phrasings, category, popular, status]));
}
