import { describe, expect, it } from "vitest";
import {
  checkEmail,
  checkNewPassword,
  PASSWORD_LENGTH,
} from "../../../agent-console/account/checks.ts";
import { parseOrigins } from "../../../agent-console/admin/origins.ts";
import { localTime } from "../../../agent-console/contact/zone.ts";
import { noteOf } from "../../../agent-console/list/item-note.ts";
import { parseDraft, parseForm } from "../../../agent-console/state/drafts.ts";
import { fuseOf, offersTo, toldTo } from "../../../agent-console/state/offers.ts";
import { mayReply, standingOf } from "../../../agent-console/talk/standing.ts";
import type { Phase } from "../../../server/protocol/view.ts";
import { agent, byId, ME, row, ticket, view } from "./fixtures.ts";

describe("offers", () => {
  it("are the chats offered to me, the one that runs out first on top", () => {
    const rows = byId(
      row("late", { status: "offered", offerExpiresAt: 20 }),
      row("soon", { status: "offered", offerExpiresAt: 10 }),
      row("theirs", { status: "offered", agentId: "tomas", offerExpiresAt: 5 }),
      row("live", { status: "live" }),
    );
    expect(offersTo(ME, rows).map(({ id }) => id)).toEqual(["soon", "late"]);
  });

  it("RD4: what everybody with room was told of is shown to those with room, the longest waiting on top", () => {
    const rows = byId(
      row("new", { status: "queued", told: [ME], since: 2 }),
      row("old", { status: "queued", told: ["tomas", ME], since: 1 }),
      row("theirs", { status: "queued", told: ["tomas"] }),
      row("taken", { status: "live", told: [ME] }),
    );
    const shown = (me: Parameters<typeof agent>[1], quiet = 0) =>
      toldTo(agent(ME, me), rows, { quiet: new Map([[ME, quiet]]), now: 10 }).map(({ id }) => id);
    expect(shown({ load: 0, capacity: 2 })).toEqual(["old", "new"]);
    expect(shown({ load: 2, capacity: 2 })).toEqual([]);
    expect(shown({ load: 2, capacity: 2 }, 1)).toEqual(["old", "new"]);
    expect(shown({ availability: "away" })).toEqual([]);
    expect(shown({ leave: { until: 11, standInId: null } })).toEqual([]);
    // Back since: leave ends by itself.
    expect(shown({ leave: { until: 10, standInId: null } })).toHaveLength(2);
  });

  it("the fuse counts whole seconds and never leaves its ends", () => {
    expect(fuseOf(30_000, 0, 0)).toEqual({ seconds: 30, share: 1 });
    expect(fuseOf(30_000, 0, 15_500)).toEqual({ seconds: 15, share: 14_500 / 30_000 });
    expect(fuseOf(30_000, 0, 99_000)).toEqual({ seconds: 0, share: 0 });
    expect(fuseOf(30_000, 40_000, 40_000)).toEqual({ seconds: 0, share: 0 });
  });
});

const standing = (phase: Phase, offeredTo: string | null = null) => {
  const one = view({});
  const offer =
    offeredTo === null ? null : { agentId: offeredTo, agentName: "Tomas", expiresAt: 0 };
  const internal = one.internal === null ? null : { ...one.internal, offer };
  return standingOf({ ...one, public: { ...one.public, phase }, internal }, ME);
};

const live = (agentId: string): Phase => ({
  is: "live",
  agentId,
  agentName: "Tomas",
  since: 0,
  before: null,
});

describe("who may reply", () => {
  const waiting: Phase = { is: "waiting", since: 0, heldFor: null };

  it("in a chat only its agent, on a ticket anybody", () => {
    expect(mayReply(standing(live(ME)))).toBe(true);
    expect(mayReply(standing(live("tomas")))).toBe(false);
    const ticketed = {
      is: "ticketed",
      ticketId: "t",
      reference: "CAS-1",
      reason: "silent",
      at: 0,
    } as const;
    expect(mayReply(standing(ticketed))).toBe(true);
    expect(mayReply(standing(waiting))).toBe(false);
    expect(mayReply(standing({ is: "resolved", outcome: "resolved", at: 0 }))).toBe(false);
  });

  it("a waiting chat says whom it is offered to", () => {
    expect(standing(waiting)).toEqual({ is: "waiting" });
    expect(standing(waiting, ME)).toEqual({ is: "offered_to_me" });
    expect(standing(waiting, "tomas")).toEqual({ is: "offered", name: "Tomas" });
  });
});

describe("allowed sites", () => {
  it("are read one a line as origins, each once, with https where nothing is said", () => {
    const text = " https://shop.example/cart \nshop.example\n\nhttp://localhost:8080\n";
    expect(parseOrigins(text)).toEqual({
      ok: true,
      origins: ["https://shop.example", "http://localhost:8080"],
    });
  });

  it("name the first line that is no web address", () => {
    for (const line of [
      "not a site",
      "ftp://shop.example",
      "https://",
      "https://a:b@shop.example",
    ]) {
      expect(parseOrigins(`https://ok.example\n${line}`)).toEqual({ ok: false, line });
    }
  });

  it("may be none", () => {
    expect(parseOrigins(" \n")).toEqual({ ok: true, origins: [] });
  });
});

describe("the contact's clock", () => {
  const winter = Date.UTC(2026, 0, 15, 12, 0);

  it("shows their time, their place and how far it is from here", () => {
    const here = "Europe/London";
    expect(localTime("Europe/Helsinki", winter, here)).toEqual({
      clock: "14:00",
      place: "Helsinki",
      ahead: 2,
    });
    expect(localTime("Asia/Ho_Chi_Minh", winter, here)?.place).toBe("Ho Chi Minh");
    expect(localTime("Asia/Kolkata", winter, here)?.ahead).toBe(5.5);
    expect(localTime("America/Lima", winter, here)?.ahead).toBe(-5);
  });

  it("shows nothing for a zone that is missing or unknown", () => {
    expect(localTime(null, winter)).toBeNull();
    expect(localTime("Not/AZone", winter)).toBeNull();
  });
});

describe("what is kept and typed", () => {
  it("a draft that cannot be read is an empty one", () => {
    const nothing = { mode: "reply", reply: "", note: "", since: null };
    for (const stored of [null, "", "{", "null", "[]", '{"mode":"x","reply":1}']) {
      expect(parseDraft(stored)).toEqual(nothing);
    }
    expect(parseDraft('{"mode":"note","reply":"a","note":"b","since":3}')).toEqual({
      mode: "note",
      reply: "a",
      note: "b",
      since: 3,
    });
  });

  it("M1: a form is there as it was kept; what an older console kept of another kind is none", () => {
    const like = { base: { tags: [""], at: 0 }, isNew: false };
    const kept = { base: { tags: ["a", "b"], at: 3 }, isNew: true };
    expect(parseForm(JSON.stringify(kept), like)).toEqual(kept);
    for (const other of [
      null,
      "{",
      "null",
      "[]",
      '{"base":null,"isNew":true}',
      '{"base":{"tags":"a","at":3},"isNew":true}',
      '{"base":{"tags":[1],"at":3},"isNew":true}',
      '{"base":{"tags":[],"at":3}}',
    ])
      expect(parseForm(other, like)).toBeNull();
  });

  it("a new password counts its characters, not its bytes", () => {
    expect(checkNewPassword("😀".repeat(PASSWORD_LENGTH))).toBeNull();
    expect(checkNewPassword("x".repeat(PASSWORD_LENGTH - 1))).toBe("1 more character, please.");
  });

  it("an e-mail address needs its two halves and a dot behind", () => {
    expect(checkEmail(" mei@example.com ")).toBeNull();
    for (const wrong of ["", "mei", "mei@", "mei@example", "m ei@example.com"]) {
      expect(checkEmail(wrong)).not.toBeNull();
    }
  });
});

describe("the last line of an item", () => {
  it("says who has it, or where it stands", () => {
    expect(
      noteOf({ is: "chat", row: row("r", { agentId: "tomas", agentName: "Tomas" }) }, ME),
    ).toBe("With Tomas");
    const queued = row("r", { status: "queued", agentId: null, pageTitle: "Tents" });
    expect(noteOf({ is: "chat", row: queued }, ME)).toBe("Tents");
    const offered = row("r", { status: "offered" });
    expect(noteOf({ is: "chat", row: offered }, ME)).toBe("Offered to you");
    expect(noteOf({ is: "ticket", ticket: ticket("7", { status: "new" }), row: null }, ME)).toBe(
      "CAS-7 · New",
    );
  });
});
