import { describe, expect, it } from "vitest";
import {
  candidateWords,
  decisionWords,
  offerWhyWords,
  reasonWords,
  verdictWords,
} from "../../../../agent-console/words/decision.ts";
import type {
  CandidateReason,
  RoutingDecision,
} from "../../../../server/protocol/routing-decision.ts";
import { candidate } from "../fixtures.ts";

const say = { clock: () => "14:05", day: () => "3 March", onDay: () => "on 3 March" };

const REASONS = {
  spoke_before: { code: "spoke_before", at: 1 },
  least_busy: { code: "least_busy" },
  longest_idle: { code: "longest_idle" },
  held: { code: "held", until: 1 },
  full: { code: "full" },
  away: { code: "away" },
  offline: { code: "offline" },
  missed: { code: "missed" },
  declined: { code: "declined" },
  busier: { code: "busier" },
  asked_after: { code: "asked_after" },
  owner: { code: "owner" },
  assigned: { code: "assigned", by: "Ana" },
  handed_to: { code: "handed_to" },
  stands_in: { code: "stands_in", name: "Tomas" },
  next_in_turn: { code: "next_in_turn" },
  only_one: { code: "only_one", tier: null },
  told: { code: "told" },
  deactivated: { code: "deactivated" },
  handed_over: { code: "handed_over" },
  other_team: { code: "other_team" },
  lower_tier: { code: "lower_tier", tier: 2 },
  language: { code: "language", language: "fi" },
  skill: { code: "skill", skill: "refunds" },
  rated_badly: { code: "rated_badly" },
  on_leave: { code: "on_leave", until: 1 },
  off_hours: { code: "off_hours" },
  closed: { code: "closed" },
  full_in_team: { code: "full_in_team", load: 2, capacity: 2 },
  team_full: { code: "team_full" },
  breathing: { code: "breathing", until: 1 },
  kept: { code: "kept" },
} as const satisfies { [C in CandidateReason["code"]]: Extract<CandidateReason, { code: C }> };

describe("why an agent was taken or passed over", () => {
  it("every reason reads as a sentence, about others and about the reader", () => {
    const lines = Object.values(REASONS).flatMap((reason) => [
      `Mei ${reasonWords(candidate(reason), false, say)}.`,
      `You ${reasonWords(candidate(reason), true, say)}.`,
    ]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "Mei spoke with this contact on 3 March; free, 2 of 4.",
        "You spoke with this contact on 3 March; free, 2 of 4.",
        "Mei is the least busy, 2 of 4.",
        "You are the least busy, 2 of 4.",
        "Mei has waited longest for a chat, 2 of 4.",
        "You have waited longest for a chat, 2 of 4.",
        "Mei has no place yet, 2 of 4; the chat waits until 14:05 for a place to come free.",
        "You have no place yet, 2 of 4; the chat waits until 14:05 for a place to come free.",
        "Mei is full, 2 of 4.",
        "You are full, 2 of 4.",
        "Mei is away.",
        "You are away.",
        "Mei is not signed in.",
        "You are not signed in.",
        "Mei did not answer this chat in time.",
        "You did not answer this chat in time.",
        "Mei passed on this chat.",
        "You passed on this chat.",
        "Mei is busier, 2 of 4.",
        "You are busier, 2 of 4.",
        "Mei comes next if this is not taken, 2 of 4.",
        "You come next if this is not taken, 2 of 4.",
        "Mei is this contact’s own agent; free, 2 of 4.",
        "You are this contact’s own agent; free, 2 of 4.",
        "Mei was given it by Ana.",
        "You were given it by Ana.",
        "Mei is who it was handed to; free, 2 of 4.",
        "You are who it was handed to; free, 2 of 4.",
        "Mei stands in for Tomas, who knows this contact; free, 2 of 4.",
        "You stand in for Tomas, who knows this contact; free, 2 of 4.",
        "Mei is next in turn, 2 of 4.",
        "You are next in turn, 2 of 4.",
        "Mei is the only one free, 2 of 4.",
        "You are the only one free, 2 of 4.",
        "Mei was told of it, 2 of 4; whoever takes it first has it.",
        "You were told of it, 2 of 4; whoever takes it first has it.",
        "Mei has no account any more.",
        "You have no account any more.",
        "Mei handed this chat on.",
        "You handed this chat on.",
        "Mei is not in the team this chat is for.",
        "You are not in the team this chat is for.",
        "Mei is not in tier 2 or above.",
        "You are not in tier 2 or above.",
        "Mei does not speak Finnish well enough.",
        "You do not speak Finnish well enough.",
        "Mei does not know refunds well enough.",
        "You do not know refunds well enough.",
        "Mei got a bad rating from this contact last time.",
        "You got a bad rating from this contact last time.",
        "Mei is on leave until 3 March.",
        "You are on leave until 3 March.",
        "Mei is outside working hours.",
        "You are outside working hours.",
        "Mei cannot be asked while the team is closed.",
        "You cannot be asked while the team is closed.",
        "Mei is full in this team, 2 of 2.",
        "You are full in this team, 2 of 2.",
        "Mei cannot be asked while the team has all the chats it may have.",
        "You cannot be asked while the team has all the chats it may have.",
        "Mei is getting a breath until 14:05, 2 of 4.",
        "You are getting a breath until 14:05, 2 of 4.",
        "Mei is kept free for a chat that waits for them by name, 2 of 4.",
        "You are kept free for a chat that waits for you by name, 2 of 4.",
      ]
    `);
  });

  it("every reason reads differently", () => {
    const lines = Object.values(REASONS).map((reason) =>
      reasonWords(candidate(reason), false, say),
    );
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("an earlier talk is told with what spoke against it, or with what goes on", () => {
    const spoke = { spokeAt: 1 };
    expect(candidateWords(candidate(REASONS.away, spoke), false, say)).toBe(
      "spoke with this contact on 3 March, but is away",
    );
    expect(candidateWords(candidate(REASONS.asked_after, spoke), false, say)).toBe(
      "spoke with this contact on 3 March, and comes next if this is not taken, 2 of 4",
    );
  });

  it("a hold that came to nothing is told with what it was for", () => {
    const held = { spokeAt: 1, heldMs: 30_400, load: 4 };
    expect(candidateWords(candidate(REASONS.full, held), false, say)).toBe(
      "spoke with this contact on 3 March, but is full, 4 of 4; the chat was held 30 s for them",
    );
    expect(candidateWords(candidate(REASONS.held, { load: 4 }), true, say)).toBe(
      "are full, 4 of 4; the chat waits until 14:05 for a place to come free",
    );
  });

  it("RD2: quiet chats are told beside those that take a place, and one tier beside the others", () => {
    expect(reasonWords(candidate(REASONS.least_busy, { load: 1, quiet: 2 }), false, say)).toBe(
      "is the least busy, 1 of 4 and 2 gone quiet",
    );
    expect(reasonWords(candidate({ code: "only_one", tier: 1 }), true, say)).toBe(
      "are the only one free in tier 1, 2 of 4",
    );
  });

  it("RD2: whose quiet chats leave no room is not told as full of none", () => {
    expect(
      reasonWords(candidate(REASONS.full, { load: 0, capacity: 1, quiet: 2 }), false, say),
    ).toBe("has all they may have with quiet chats, 0 of 1 and 2 gone quiet");
  });

  it("RD2: an offer tells both", () => {
    const quiet = candidate(REASONS.only_one, { load: 0, quiet: 1 });
    expect(offerWhyWords(quiet, say)).toBe(
      "You are next: 0 of 4 chats and 1 gone quiet, the only one free",
    );
  });

  it("RD3: what a supervisor took is not told as given to them by themselves", () => {
    const own = candidate({ code: "assigned", by: "Mei", self: true }, { chosen: true });
    expect(reasonWords(own, true, say)).toBe("took it over");
    expect(told({ candidates: [own] })).toBe("You took it over; free, 2 of 4");
  });

  it("RD4: what everybody with room was told is offered as that", () => {
    expect(offerWhyWords(candidate(REASONS.told), say)).toBe(
      "Everybody with room sees it: the first to take it has it",
    );
  });

  it("the verdict is a word or two", () => {
    expect(verdictWords(candidate(REASONS.least_busy, { chosen: true }))).toBe("Chosen");
    expect(verdictWords(candidate(REASONS.held, { chosen: true }))).toBe("Waited for");
    expect(verdictWords(candidate(REASONS.asked_after))).toBe("Next");
    expect(verdictWords(candidate(REASONS.full))).toBe("Passed over");
  });
});

const told = (decision: Partial<RoutingDecision>, taker: string | null = null) => {
  const whole = { at: 0, outcome: "offer", agentId: "mei", candidates: [], ...decision } as const;
  const { strong, rest } = decisionWords({
    decision: whole,
    me: "mei",
    taker,
    contact: "Aino",
    say,
  });
  return rest === "" ? strong : `${strong}; ${rest}`;
};

describe("the line above a conversation", () => {
  it("names the earlier talk and the room there was", () => {
    const candidates = [candidate(REASONS.spoke_before, { chosen: true })];
    expect(told({ candidates })).toBe("You spoke with Aino on 3 March; free, 2 of 4");
  });

  it("says what set the chosen one apart", () => {
    const candidates = [
      candidate(REASONS.longest_idle, { chosen: true, agentId: "tomas", name: "Tomas" }),
    ];
    expect(told({ agentId: "tomas", candidates })).toBe("Tomas was next; longest idle, 2 of 4");
  });

  it("says whom the chat waits for, or that nobody is free", () => {
    const held = { chosen: true, agentId: "tomas", name: "Tomas" };
    const candidates = [candidate(REASONS.held, { ...held, spokeAt: 1 })];
    expect(told({ outcome: "hold", agentId: "tomas", candidates })).toBe(
      "Waiting for Tomas; who spoke with Aino before",
    );
    expect(
      told({ outcome: "hold", agentId: "tomas", candidates: [candidate(REASONS.held, held)] }),
    ).toBe("Waiting for Tomas; who comes first here");
    expect(told({ outcome: "wait", agentId: null })).toBe(
      "Nobody is free yet; it waits for the first who is",
    );
    expect(told({ outcome: "file", agentId: null })).toBe(
      "Nobody could take it; so it becomes a ticket",
    );
  });

  it("says what else ties the chosen one to the chat", () => {
    const chosen = (reason: CandidateReason, agentId = "tomas") =>
      told({
        agentId,
        candidates: [candidate(reason, { chosen: true, agentId, name: "Tomas" })],
      });
    expect(chosen(REASONS.owner)).toBe("Tomas is Aino’s own agent; free, 2 of 4");
    expect(chosen(REASONS.owner, "mei")).toBe("You are Aino’s own agent; free, 2 of 4");
    expect(chosen(REASONS.handed_to)).toBe("Handed to Tomas; free, 2 of 4");
    expect(chosen({ code: "stands_in", name: "Ben" })).toBe(
      "Tomas stands in for Ben; free, 2 of 4",
    );
    expect(chosen(REASONS.next_in_turn)).toBe("Tomas was next; it goes round, 2 of 4");
  });

  it("says that everybody was told, or that the team is closed and until when", () => {
    expect(told({ outcome: "broadcast", agentId: null })).toBe(
      "Everybody with room was told; whoever takes it first has it",
    );
    expect(told({ outcome: "file", agentId: null, opensAt: 1 })).toBe(
      "The team is closed; so it becomes a ticket; people are back on 3 March, 14:05",
    );
    expect(told({ outcome: "file", agentId: null, opensAt: null })).toBe(
      "The team is closed; so it becomes a ticket",
    );
  });

  it("a chat taken unasked says so, whatever was decided before", () => {
    expect(told({ outcome: "wait", agentId: null }, "mei")).toBe("You took this chat");
    expect(told({}, "tomas")).toBe("Taken from the queue");
  });
});

describe("an offer", () => {
  it("says why it comes to the reader", () => {
    expect(offerWhyWords(candidate(REASONS.spoke_before), say)).toBe(
      "You spoke with this contact on 3 March",
    );
    expect(offerWhyWords(candidate(REASONS.longest_idle, { load: 1 }), say)).toBe(
      "You are next: 1 of 4 chats, longest idle",
    );
  });
});
