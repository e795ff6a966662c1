import { describe, expect, it } from "vitest";
import { failedWords } from "../../../../agent-console/words/failures.ts";
import { ERRORS, type ErrorCode } from "../../../../server/protocol/errors.ts";

describe("the words of failures", () => {
  it("every failure the server knows has words, and losing the connection too", () => {
    for (const code of Object.keys(ERRORS) as ErrorCode[]) {
      expect(failedWords("conversation:resolve", code)).not.toBe("");
    }
    expect(failedWords("offer:accept", "taken")).toBe("Somebody else took this chat.");
    expect(failedWords("offer:accept", "offline")).toMatch(/connection/);
  });

  it("T15: a merge that would bring too many tasks together says how many a ticket holds", () => {
    expect(failedWords("ticket:merge", "limit_reached")).toBe(
      "They would make a ticket of more than 50 tasks. Remove some first, then merge them.",
    );
  });
});
