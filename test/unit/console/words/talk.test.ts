import { describe, expect, it } from "vitest";
import { triedWords } from "../../../../agent-console/words/talk.ts";

describe("the words of a conversation", () => {
  it("counts the bot's tries in words", () => {
    expect([1, 2, 3].map(triedWords)).toEqual([
      "The bot tried once",
      "The bot tried twice",
      "The bot tried 3 times",
    ]);
  });
});
