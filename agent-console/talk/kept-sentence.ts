import type { ConversationView } from "../../server/protocol/view.ts";
import type { Say } from "../words/common.ts";
import { keptWords } from "../words/kept.ts";

/** Null: there is nothing to say of it. Pure. */
export function keptSentence(
  { public: { kept, phase }, internal }: ConversationView,
  { clock }: Pick<Say, "clock">,
): string | null {
  if (kept === null) return null;
  if (phase.is === "waiting") return keptWords.keeps(kept.email, clock(kept.until));
  const invitedAt = internal?.invitedAt ?? null;
  return phase.is === "live" && invitedAt !== null && invitedAt >= phase.since
    ? keptWords.invited(kept.email, clock(invitedAt))
    : null;
}
