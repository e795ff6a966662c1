import { describe, expect, it } from "vitest";
import { aheadWords, earlierWords, storyWords } from "../../../../agent-console/words/contact.ts";
import type { StoryItem } from "../../../../server/protocol/registers.ts";

const item = (ticketId: string | null): StoryItem => ({
  conversationId: "c",
  title: "",
  startedAt: 0,
  endedAt: 0,
  end: "resolved",
  agents: [],
  ticketId,
  reference: null,
});

describe("the words of a contact", () => {
  it("earlier visits are counted as conversations and tickets", () => {
    expect(earlierWords([])).toBe("First visit");
    expect(earlierWords([item(null), item(null), item("t")])).toBe(
      "Earlier: 2 conversations, 1 ticket",
    );
  });

  it("a chapter of the story says when, with whom and how it ended", () => {
    const base = {
      conversationId: "c",
      title: "",
      startedAt: 0,
      endedAt: 0,
      ticketId: null,
      reference: null,
    };
    const agents = [{ agentId: "mei", name: "Mei", at: 0 }];
    const told = { me: "tomas", day: "3 March", holder: null };
    expect(storyWords({ ...base, end: "resolved", agents }, { ...told, me: "mei" })).toBe(
      "3 March, you, solved",
    );
    expect(storyWords({ ...base, end: "deflected", agents: [] }, { ...told, me: "mei" })).toBe(
      "3 March, solved by the bot",
    );
    const now = { ...base, end: null, endedAt: null, agents };
    const holder = { agentId: "mei", agentName: "Mei" };
    expect(storyWords(now, { ...told, holder })).toBe("Live with Mei");
    expect(storyWords(now, { ...told, holder, me: "mei" })).toBe("Live with you");
    expect(storyWords(now, told)).toBe("Now");
  });

  it("says how far ahead or behind a place is", () => {
    expect(aheadWords({ place: "Helsinki", ahead: 1 })).toBe("Helsinki, 1 h ahead of you");
    expect(aheadWords({ place: "Lima", ahead: -7 })).toBe("Lima, 7 h behind you");
    expect(aheadWords({ place: "Riga", ahead: 0 })).toBe("Riga, as with you");
  });
});
