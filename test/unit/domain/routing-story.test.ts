import { describe, expect, it } from "vitest";
import { storyOf } from "../../../server/domain/routing/story.ts";
import type { InternalEvent, Logged, PublicEvent } from "../../../server/protocol/conversation.ts";
import type { RoutingDecision } from "../../../server/protocol/routing-decision.ts";

const decision: RoutingDecision = { at: 1, outcome: "offer", agentId: "ben", candidates: [] };
const open = (at: number, event: PublicEvent): Logged => ({ log: "public", seq: 1, at, event });
const hidden = (at: number, event: InternalEvent): Logged => ({
  log: "internal",
  seq: 1,
  at,
  event,
});
const offer = (at: number) =>
  hidden(at, { type: "offer:made", agentId: "ben", agentName: "Ben", expiresAt: 9, decision });

describe("the story of a chat among people", () => {
  it("R24, TL5: what led to a decision comes before it and what became of it behind it, also of one moment", () => {
    const logged = [
      open(5, { type: "agent:joined", agentId: "cia", agentName: "Cia", before: null }),
      open(1, { type: "handoff:made", reason: "asked" }),
      offer(1),
      hidden(3, { type: "offer:ended", agentId: "ben", why: "declined", because: "lunch" }),
      hidden(3, { type: "topic:chosen", choice: "Returns" }),
      hidden(3, { type: "language:found", language: "th" }),
      offer(3),
      hidden(5, { type: "offer:ended", agentId: "cia", why: "accepted" }),
      hidden(7, {
        type: "handover:noted",
        byId: "cia",
        byName: "Cia",
        target: { to: "queue" },
        note: null,
      }),
      hidden(7, { type: "routing:decided", decision }),
      open(7, { type: "ticket:filed", ticketId: "t", reference: "CAS-1", reason: "closed" }),
    ];
    expect(storyOf(logged).map((step) => [step.at, step.is])).toEqual([
      [1, "handoff"],
      [1, "decided"],
      [3, "chose"],
      [3, "wrote"],
      [3, "ended"],
      [3, "decided"],
      [5, "joined"],
      [7, "handed"],
      [7, "decided"],
      [7, "filed"],
    ]);
    expect(storyOf(logged)[4]).toMatchObject({ why: "declined", because: "lunch" });
  });

  it("R24: what was said, and the bot's turns, are no steps of it", () => {
    const note = { id: "n", agentId: "cia", agentName: "Cia", text: "hm" };
    expect(storyOf([hidden(1, { type: "note:posted", note, after: 0 })])).toEqual([]);
  });
});
