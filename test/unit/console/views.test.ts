import { describe, expect, it } from "vitest";
import { idOf, isUnread, needsUs } from "../../../agent-console/state/items.ts";
import {
  countOf,
  groupsOf,
  needingMe,
  type Held,
  teamsOf,
} from "../../../agent-console/state/views.ts";
import type { Filter, ViewName } from "../../../agent-console/route.ts";
import { agent, byId, last, ME, row, ticket } from "./fixtures.ts";

function shown(view: ViewName, held: Held, filter: Filter = "all") {
  return groupsOf({ view, filter }, held).map(({ name, items }) => [name, items.map(idOf)]);
}

const held: Held = {
  me: ME,
  teamIds: [],
  rows: byId(
    row("asked-late", { last: last("visitor", 300) }),
    row("asked-early", { last: last("visitor", 100) }),
    row("answered", { last: last("agent", 200) }),
    row("theirs", { agentId: "tomas", last: last("visitor", 50) }),
    row("queued-late", { status: "queued", agentId: null, since: 20 }),
    row("queued-early", { status: "queued", agentId: null, since: 10 }),
    row("offered", { status: "offered", agentId: "tomas", since: 15 }),
    row("done-first", { status: "resolved", agentId: null, since: 1 }),
    row("done-last", { status: "resolved", agentId: null, since: 2 }),
    row("conversation-answered-case", { status: "ticketed", last: last("agent", 400) }),
  ),
  tickets: byId(
    ticket("open-case", { updatedAt: 150 }),
    ticket("answered-case", { status: "open" }),
    ticket("pending-case", { status: "pending", updatedAt: 500 }),
    ticket("solved-case", { status: "solved" }),
    ticket("nobodys-case", { status: "new", assigneeId: null, updatedAt: 5 }),
    ticket("toms-case", { assigneeId: "tomas" }),
  ),
};

describe("the lists", () => {
  it("mine: my live chats and unsolved tickets, what needs a reply first, oldest on top", () => {
    expect(shown("mine", held)).toEqual([
      ["needs_us", ["asked-early", "open-case", "asked-late"]],
      ["waits_for_them", ["pending-case", "answered-case", "answered"]],
    ]);
  });

  it("CO4: in the order that is liked there are no groups; who waits stays in line", () => {
    const by = (view: ViewName, order: "newest" | "oldest") =>
      groupsOf({ view, filter: "all" }, held, order).map(({ name, items }) => [
        name,
        items.map(idOf),
      ]);
    const oldest = ["asked-early", "open-case", "answered", "asked-late"];
    const [[name, ids] = []] = by("mine", "oldest");
    expect([name, (ids as string[]).filter((id) => oldest.includes(id))]).toEqual([
      "plain",
      oldest,
    ]);
    expect(by("mine", "newest")).toEqual([["plain", (ids as string[]).toReversed()]]);
    expect(by("waiting", "newest")).toEqual(shown("waiting", held));
    expect(by("closed", "oldest")).toEqual(shown("closed", held));
  });

  it("mine can be cut to chats or to tickets", () => {
    expect(countOf("mine", "chats", held)).toBe(3);
    expect(countOf("mine", "tickets", held)).toBe(3);
    expect(countOf("mine", "all", held)).toBe(6);
  });

  it("mine shows a ticket that went live once, as the chat", () => {
    const live = { ...held, rows: byId(row("conversation-open-case")) };
    const ids = shown("mine", live, "chats").flatMap(([, items]) => items);
    expect(ids).toEqual(["conversation-open-case"]);
    expect(countOf("mine", "tickets", live)).toBe(2);
  });

  it("waiting: queued and offered chats, the longest waiting on top", () => {
    expect(shown("waiting", held)).toEqual([["plain", ["queued-early", "offered", "queued-late"]]]);
  });

  it("unassigned: unsolved tickets that nobody has", () => {
    expect(shown("unassigned", held)).toEqual([["needs_us", ["nobodys-case"]]]);
  });

  it("all chats: everybody's live chats", () => {
    expect(countOf("all", "all", held)).toBe(4);
  });

  it("tickets: unsolved ones until a status is asked for", () => {
    expect(countOf("tickets", "all", held)).toBe(5);
    expect(shown("tickets", held, "solved")).toEqual([["plain", ["solved-case"]]]);
    expect(shown("tickets", held, "pending")).toEqual([["waits_for_them", ["pending-case"]]]);
  });

  it("tickets of one's own teams are counted among what is not solved", () => {
    const tickets = byId(
      ticket("ours", { teamId: "desk" }),
      ticket("theirs", { teamId: "repairs" }),
      ticket("done", { teamId: "desk", status: "solved" }),
    );
    expect(countOf("tickets", "team", { ...held, teamIds: ["desk"], tickets })).toBe(1);
  });

  it("whoever is in no team there is serves the first, as with chats", () => {
    const teams = ["desk", "repairs"].map((id) => ({ id, name: id }));
    expect(teamsOf(agent("a", { teamIds: ["repairs", "gone"] }), teams)).toEqual(["repairs"]);
    expect(teamsOf(agent("a", { teamIds: ["gone"] }), teams)).toEqual(["desk"]);
    expect(teamsOf(undefined, [])).toEqual([]);
  });

  it("closed: the latest on top", () => {
    expect(shown("closed", held)).toEqual([["plain", ["done-last", "done-first"]]]);
  });

  it("an empty list has no groups", () => {
    expect(shown("mine", { me: ME, teamIds: [], rows: byId(), tickets: byId() })).toEqual([]);
  });

  it("what needs me is what of mine waits for a reply", () => {
    expect(needingMe(held)).toBe(3);
  });
});

const at = (seen: number) => row("r", { last: last("visitor", 1, 5), seen });

describe("one line of a list", () => {
  it("a chat needs us until one of us has written last", () => {
    expect(needsUs({ is: "chat", row: row("new", { last: null }) })).toBe(true);
    expect(needsUs({ is: "chat", row: row("asked", { last: last("visitor", 1) }) })).toBe(true);
    expect(needsUs({ is: "chat", row: row("answered", { last: last("agent", 1) }) })).toBe(false);
  });

  it("a pending or solved ticket never needs us, whoever wrote last", () => {
    for (const status of ["pending", "solved"] as const) {
      const asked = row("r", { last: last("visitor", 1) });
      expect(needsUs({ is: "ticket", ticket: ticket("t", { status }), row: asked })).toBe(false);
    }
  });

  it("is unread while the visitor's last words are behind what we have seen", () => {
    expect(isUnread({ is: "chat", row: at(4) })).toBe(true);
    expect(isUnread({ is: "chat", row: at(5) })).toBe(false);
    expect(isUnread({ is: "chat", row: row("r", { last: last("agent", 1, 9) }) })).toBe(false);
  });
});
