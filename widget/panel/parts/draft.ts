import { useSignal } from "@preact/signals";
import { passing, siteKey } from "../browser.ts";

export type Draft = { readonly text: string; write(text: string): void };

/** What a draft is kept under. */
export const draftKey = (place: string): string => `cascade:draft:${siteKey()}:${place}`;

/** What is being written at a place, kept until it is sent, also over a reload. */
export function useDraft(place: string): Draft {
  const key = draftKey(place);
  const draft = useSignal({ key, text: passing.read(key) ?? "" });
  const text = draft.value.key === key ? draft.value.text : (passing.read(key) ?? "");
  return {
    text,
    write(changed) {
      draft.value = { key, text: changed };
      passing.write(key, changed);
    },
  };
}
