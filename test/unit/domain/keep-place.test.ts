import { describe, expect, it } from "vitest";
import { ticketAfter } from "../../../server/domain/consequences.ts";
import { dueAt } from "../../../server/domain/deadlines.ts";
import { agent, colleague, Play, SYSTEM, TIMINGS, VISITOR } from "../../support/domain.ts";

const AINO = "aino@example.com";
const MAIL = { gatherMs: 60_000, retryMs: 1, giveUpMs: 1 };
const HOUR = 3_600_000;

/** Waiting, with the place kept, and gone. */
function keeping(): Play {
  const play = new Play();
  play.timings = { ...TIMINGS, mail: MAIL };
  play.start("my tent leaks", true);
  expect(play.do(VISITOR, { type: "keep-place", email: AINO })).toMatchObject({ ok: true });
  play.do(SYSTEM, { type: "visitor-left" });
  return play;
}

const offer = (play: Play) => {
  play.colleagues = [colleague("ana")];
  play.do(SYSTEM, { type: "route" });
};

describe("Q6: who keeps their place may go", () => {
  it("neither their absence nor the usual limit ends the wait; the time it is kept for does", () => {
    const play = keeping();
    const { kept } = play.conversation;
    expect(kept).toMatchObject({ email: AINO, until: play.now + 60_000 });
    expect(dueAt(play.conversation, play.timings)).toBe(kept?.until);
    play.now = kept?.until ?? 0;
    play.do(SYSTEM, { type: "due" });
    expect(play.last("ticket:filed")).toMatchObject({ reason: "queue_limit" });
  });

  it("an offer that is missed leaves the place to the next agent", () => {
    const play = keeping();
    offer(play);
    const due = dueAt(play.conversation, play.timings) ?? 0;
    expect(due).toBe(play.now + TIMINGS.offerMs);
    play.now = due;
    play.do(SYSTEM, { type: "due" });
    expect(play.conversation.state.is).toBe("queued");
    expect(play.conversation.kept?.email).toBe(AINO);
  });

  it("with nobody left on duty it becomes a ticket that their address hears of", () => {
    const play = keeping();
    const before = play.conversation;
    play.do(SYSTEM, { type: "route" });
    const step = { before, after: play.conversation, logged: play.logged.slice(-2) };
    const stamp = { at: play.now, actor: SYSTEM, closeAfterMs: HOUR };
    const contact = { name: "Aino", email: null, story: [] } as never;
    expect(ticketAfter(null, step, { stamp, contact })).toMatchObject({
      reason: "nobody_on_duty",
      email: AINO,
    });
  });

  it("nothing is kept where nobody could be told, nor with a chat that does not wait", () => {
    const play = new Play().start("my tent leaks", true);
    expect(play.do(VISITOR, { type: "keep-place", email: AINO })).toMatchObject({ ok: false });
    const live = keeping();
    offer(live);
    live.do(agent("ana"), { type: "accept" });
    expect(live.do(VISITOR, { type: "keep-place", email: "b@x.example" })).toMatchObject({
      code: "wrong_state",
    });
  });
});

describe("E8: who keeps their place and is not there is asked back", () => {
  it("once an agent has taken it, to a page of their own, once for each agent", () => {
    const play = keeping();
    offer(play);
    const before = play.conversation;
    play.do(agent("ana"), { type: "accept" });
    expect(play.last("visitor:invited")).toBeDefined();
    const { ticket } = play.conversation;
    const step = { before, after: play.conversation, logged: play.logged.slice(-3) };
    const stamp = { at: play.now, actor: agent("ana"), closeAfterMs: HOUR };
    const contact = { name: "Aino", email: null, story: [] } as never;
    expect(ticketAfter(null, step, { stamp, contact })).toMatchObject({
      id: ticket?.id,
      email: AINO,
      assignee: { id: "ana" },
    });
    play.do(SYSTEM, { type: "visitor-returned" });
    play.do(SYSTEM, { type: "visitor-left" });
    expect(play.logged.filter(({ event }) => event.type === "visitor:invited")).toHaveLength(1);
    // Their agent is gone, and they were not back: whoever is next asks them anew.
    play.do(SYSTEM, { type: "release", agentId: "ana", offersOnly: false });
    play.do(agent("ana"), { type: "claim" });
    expect(play.logged.filter(({ event }) => event.type === "visitor:invited")).toHaveLength(2);
    expect(play.conversation.ticket).toEqual(ticket);
  });

  it("not who is there; if they go before they have said a word, then", () => {
    const play = keeping();
    play.do(SYSTEM, { type: "visitor-returned" });
    offer(play);
    play.do(agent("ana"), { type: "accept" });
    expect(play.last("visitor:invited")).toBeUndefined();
    const spoken = play.copy();
    play.do(SYSTEM, { type: "visitor-left" });
    expect(play.last("visitor:invited")).toBeDefined();
    spoken.say("I am here");
    spoken.do(SYSTEM, { type: "visitor-left" });
    expect(spoken.last("visitor:invited")).toBeUndefined();
  });
});
