import { describe, expect, it } from "vitest";
import { agent, colleague, Play, SYSTEM, VISITOR } from "../../support/domain.ts";

const TAKE_BACK = { type: "unresolve" } as const;

/** A chat that Ana has just resolved. */
function resolved(): Play {
  const play = new Play();
  play.colleagues = [colleague("ana"), colleague("ben")];
  play.spoke = new Map([["ana", 7]]);
  play.start("help", true);
  play.do(SYSTEM, { type: "route" });
  play.do(agent("ana"), { type: "accept" });
  play.do(agent("ana"), { type: "post", id: "m1", text: "Here you are." });
  play.spoke = new Map([["ana", play.now]]);
  play.now += 5_000;
  play.do(agent("ana"), { type: "resolve" });
  return play;
}

const takesBack = (play: Play, who = "ana") => play.do(agent(who), TAKE_BACK);
const refused = (code: string) => ({ ok: false, code });

describe("taking back that a chat was resolved", () => {
  it("CO8: it goes on with its agent, as if it had not ended", () => {
    const play = resolved();
    play.now += 60_000;
    expect(takesBack(play).ok).toBe(true);
    expect(play.conversation.state).toEqual({
      is: "live",
      agentId: "ana",
      agentName: "ANA",
      since: play.now,
      before: 7,
    });
    expect(play.conversation.handledMs).toBe(5_000);
    const said = play.logged.length;
    // Asked again it is no news.
    expect(takesBack(play).ok).toBe(true);
    expect(play.logged).toHaveLength(said);
    expect(takesBack(play, "ben")).toEqual(refused("taken"));
  });

  it("CO8: it is its agent's to take back, for a minute, and only if people had it", () => {
    expect(takesBack(resolved(), "ben")).toEqual(refused("forbidden"));
    const late = resolved();
    late.now += 60_001;
    expect(takesBack(late)).toEqual(refused("wrong_state"));
    const alone = new Play().start("answer one");
    alone.do(VISITOR, { type: "judge", messageId: "bot-1", helped: true });
    expect(takesBack(alone)).toEqual(refused("wrong_state"));
  });

  it("CO8: what came of its end stays: a rating, another conversation, an agent who is full", () => {
    const rated = resolved();
    rated.do(VISITOR, { type: "rate", good: true, comment: null });
    expect(takesBack(rated)).toEqual(refused("rated"));
    const agreed = resolved();
    agreed.ticketConfirmed = true;
    expect(takesBack(agreed)).toEqual(refused("rated"));
    const elsewhere = resolved();
    elsewhere.busyElsewhere = true;
    expect(takesBack(elsewhere)).toEqual(refused("talks_elsewhere"));
    const full = resolved();
    full.colleagues = [colleague("ana", { load: 2 })];
    expect(takesBack(full)).toEqual(refused("full"));
  });

  it("CO8: a rating of an earlier end does not stand in the way", () => {
    const play = resolved();
    takesBack(play);
    play.do(agent("ana"), { type: "file" });
    play.ticketSettled = true;
    expect(play.do(VISITOR, { type: "rate", good: false, comment: null }).ok).toBe(true);
    play.ticketSettled = false;
    play.now += 1_000;
    play.do(agent("ana"), { type: "resume", visitorOnline: true });
    play.do(agent("ana"), { type: "resolve" });
    expect(takesBack(play).ok).toBe(true);
  });
});
