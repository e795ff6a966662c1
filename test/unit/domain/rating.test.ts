import { describe, expect, it } from "vitest";
import { ratedBadlyBy } from "../../../server/domain/consequences.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import type { StoryItem } from "../../../server/protocol/registers.ts";
import { agent, colleague, Play, SYSTEM, VISITOR } from "../../support/domain.ts";

const HOUR = 3_600_000;
const rate = (good: boolean, comment: string | null = null) =>
  ({ type: "rate", good, comment }) as const;

/** A chat in which Ana wrote. */
function helped(): Play {
  const play = new Play();
  play.colleagues = [colleague("ana")];
  play.start("help", true);
  play.do(SYSTEM, { type: "route" });
  play.do(agent("ana"), { type: "accept" });
  play.do(agent("ana"), { type: "post", id: "m1", text: "Here you are." });
  return play;
}

describe("how it was", () => {
  it("Y1: it is asked for once it is over, and only where people helped", () => {
    const play = helped();
    expect(play.do(VISITOR, rate(true))).toEqual({ ok: false, code: "wrong_state" });
    play.do(agent("ana"), { type: "resolve" });
    expect(play.do(VISITOR, rate(true)).ok).toBe(true);
    expect(play.conversation.rated).toMatchObject({ good: true, comment: null });

    const alone = new Play().start("answer one");
    alone.do(VISITOR, { type: "judge", messageId: "bot-1", helped: true });
    expect(alone.conversation.state.is).toBe("resolved");
    expect(alone.do(VISITOR, rate(true))).toEqual({ ok: false, code: "wrong_state" });
  });

  it("Y1: of a ticket when it is solved, not before", () => {
    const play = helped();
    play.do(agent("ana"), { type: "file" });
    expect(play.do(VISITOR, rate(false))).toEqual({ ok: false, code: "wrong_state" });
    play.ticketSettled = true;
    expect(play.do(VISITOR, rate(false, "Slow.")).ok).toBe(true);
  });

  it("Y2: said again it is no news; it can be changed for a day from the first word, and the last counts", () => {
    const play = helped();
    play.do(agent("ana"), { type: "resolve" });
    play.do(VISITOR, rate(true));
    const said = play.logged.length;
    play.do(VISITOR, rate(true));
    expect(play.logged).toHaveLength(said);
    play.now += 24 * HOUR;
    play.do(VISITOR, rate(false, "It broke again."));
    expect(play.conversation.rated).toMatchObject({ good: false, comment: "It broke again." });
    play.now += 1;
    expect(play.do(VISITOR, rate(true))).toEqual({ ok: false, code: "wrong_state" });
  });

  it("Y4: the latest verdict on an agent counts, and none is none", () => {
    const item = (rated: boolean | null | undefined, ...ids: readonly string[]) =>
      ({
        rated,
        agents: ids.map((agentId) => ({ agentId, name: agentId, at: 1 })),
      }) as unknown as unknown as StoryItem;
    const badly = (...story: readonly StoryItem[]) => [
      ...ratedBadlyBy({ story } as unknown as ContactRecord),
    ];
    expect(badly(item(false, "ana", "mei"), item(true, "ana"))).toEqual(["ana", "mei"]);
    expect(badly(item(true, "ana"), item(false, "ana", "mei"))).toEqual(["mei"]);
    expect(badly(item(null, "ana"), item(undefined, "ana"), item(false, "ana"))).toEqual(["ana"]);
    expect(badly(item(null, "ana"))).toEqual([]);
  });
});
