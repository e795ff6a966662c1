import { expect, it } from "vitest";
import { keptSentence } from "../../../agent-console/talk/kept-sentence.ts";
import { EMPTY_INTERNAL, EMPTY_PUBLIC, type Phase } from "../../../server/protocol/view.ts";

const clock = (at: number) => `${at} o'clock`;
const KEPT = { email: "aino@example.com", until: 9 };
const LIVE: Phase = { is: "live", agentId: "ana", agentName: "Ana", since: 5, before: null };

function told(phase: Phase, invitedAt: number | null, kept: typeof KEPT | null = KEPT) {
  const parts = { id: "c", contactId: "x", startedAt: 1 };
  const internal = { ...EMPTY_INTERNAL, invitedAt };
  return keptSentence({ ...parts, public: { ...EMPTY_PUBLIC, phase, kept }, internal }, { clock });
}

it("Q6, E8: agents read until when a place is kept, and that its visitor was asked back to them", () => {
  const waiting: Phase = { is: "waiting", since: 1, heldFor: null };
  expect(told(waiting, null)).toContain("until 9 o'clock, and aino@example.com");
  expect(told(LIVE, 5)).toContain("At 5 o'clock we wrote to aino@example.com");
  // They were there as it was taken; or were asked back to the agent before.
  expect(told(LIVE, null)).toBeNull();
  expect(told(LIVE, 4)).toBeNull();
  expect(told(LIVE, 5, null)).toBeNull();
});
