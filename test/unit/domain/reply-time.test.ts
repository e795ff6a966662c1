import { describe, expect, it } from "vitest";
import { usualReplyMs } from "../../../server/domain/reply-time.ts";
import { agent, colleague, Play, SYSTEM, VISITOR } from "../../support/domain.ts";

const MINUTE = 60_000;

/** A person was asked for, and Ana has it. */
function live(): Play {
  const play = new Play();
  play.colleagues = [colleague("ana")];
  play.start("help", true);
  play.do(SYSTEM, { type: "route" });
  play.now += 20_000;
  play.do(agent("ana"), { type: "accept" });
  return play;
}

describe("how long an answer takes", () => {
  it("WX5: a chat counts from when a person was asked for to their first words, once", () => {
    const play = live();
    expect(play.conversation.answeredMs).toBeUndefined();
    play.do(VISITOR, { type: "post", id: "m1", text: "Hello?" });
    expect(play.conversation.answeredMs).toBeUndefined();
    play.now += 10_000;
    play.do(agent("ana"), { type: "post", id: "m2", text: "Here I am." });
    expect(play.conversation.answeredMs).toBe(30_000);
    play.now += 10_000;
    play.do(agent("ana"), { type: "post", id: "m3", text: "Still here." });
    expect(play.conversation.answeredMs).toBe(30_000);
  });

  it("WX5: a wait that nobody ended counts as longer than any answer; words on a request are no chat", () => {
    const play = new Play();
    play.colleagues = [{ ...colleague("ana"), load: 1, capacity: 1 }];
    play.start("help", true);
    play.now += play.timings.queueLimitMs + 1;
    play.do(SYSTEM, { type: "due" });
    expect(play.conversation.answeredMs).toBeNull();
    play.do(agent("ana"), { type: "post", id: "m1", text: "Sorry for the wait." });
    expect(play.conversation.answeredMs).toBeNull();
  });

  it("WX5: three of four had an answer within what is told, in whole steps; too few say nothing", () => {
    const seconds = (...list: readonly number[]) => list.map((one) => one * 1_000);
    expect(usualReplyMs(seconds(10, 10, 10, 10))).toBeNull();
    expect(usualReplyMs(seconds(10, 20, 30, 40, 900))).toBe(MINUTE);
    expect(usualReplyMs(seconds(10, 20, 30, 61, 900))).toBe(2 * MINUTE);
    expect(usualReplyMs([...seconds(10, 20, 30), 4 * MINUTE, null, null, null, null])).toBeNull();
    expect(usualReplyMs(Array.from({ length: 8 }, () => 61 * MINUTE))).toBeNull();
    expect(usualReplyMs(Array.from({ length: 8 }, () => 46 * MINUTE))).toBe(60 * MINUTE);
  });
});
