import { LONGEST_TAG, MOST_TAGS, tidyTag } from "../../server/protocol/ticket.ts";

/** Each once, as tags are written. Pure. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(",").map((tag) => tidyTag(tag).slice(0, LONGEST_TAG).trim());
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, MOST_TAGS);
}
