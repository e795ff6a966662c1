import type { Entry } from "../../server/protocol/view.ts";

/** What people wrote, in order. */
export const texts = (entries: readonly Entry[]) =>
  entries.flatMap((entry) =>
    entry.is === "message" && entry.message.body.type === "text" ? [entry.message.body.text] : [],
  );
