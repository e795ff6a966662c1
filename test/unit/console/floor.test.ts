import { expect, it } from "vitest";
import { floorOf, LONG_WAIT_MS } from "../../../agent-console/floor/floor.ts";
import type { Agent } from "../../../server/protocol/registers.ts";
import { agent, byId, last, row, ticket } from "./fixtures.ts";

const NOW = 1_000_000;

function floor(
  agents: readonly Agent[],
  rows: readonly ReturnType<typeof row>[],
  quietMinutes = 0,
) {
  return floorOf({
    held: {
      me: "me",
      teamIds: [],
      rows: byId(...rows),
      tickets: byId(
        ticket("free", { assigneeId: null }),
        ticket("mine"),
        ticket("done", { assigneeId: null, status: "solved" }),
      ),
    },
    agents: byId(...agents),
    present: new Set(["ana", "ben", "cleo"]),
    quietMinutes,
    now: NOW,
  });
}

it("M8: shows who can take chats first, with what each is in, and the places left", () => {
  const seen = floor(
    [
      agent("dan"),
      agent("fay", { active: false }),
      agent("cleo", { availability: "away" }),
      agent("ben", { load: 2 }),
      agent("ana", { load: 1 }),
      agent("eve", { leave: { until: null, standInId: null } }),
    ],
    [
      row("late", { agentId: "ben", since: 20 }),
      row("early", { agentId: "ben", since: 10 }),
      row("one", { agentId: "ana" }),
    ],
  );
  expect(seen.posts.map((post) => [post.agent.id, post.stand])).toEqual([
    ["ana", "free"],
    ["ben", "full"],
    ["cleo", "away"],
    ["eve", "leave"],
    ["dan", "absent"],
  ]);
  expect(seen.posts[1]?.chats.map(({ id }) => id)).toEqual(["early", "late"]);
  expect([seen.live, seen.places, seen.unassigned]).toEqual([3, 1, 1]);
});

it("RD6: leave whose day has come is over on the floor", () => {
  const leave = (until: number) => ({ leave: { until, standInId: null } });
  const seen = floor([agent("ana", leave(NOW)), agent("ben", leave(NOW + 1))], []);
  expect(seen.posts.map((post) => [post.agent.id, post.stand])).toEqual([
    ["ana", "free"],
    ["ben", "leave"],
  ]);
});

it("M8: who waits is shown longest first; a long wait and an empty desk are alerts", () => {
  const rows = [
    row("new", { status: "queued", agentId: null, since: NOW - 5_000 }),
    row("old", { status: "offered", agentId: "ana", since: NOW - LONG_WAIT_MS }),
  ];
  const manned = floor([agent("ana")], rows);
  expect(manned.waiting.map(({ id }) => id)).toEqual(["old", "new"]);
  expect(manned.alerts).toEqual([{ is: "long_wait", row: rows[1] }]);
  expect(floor([agent("dan")], rows).alerts[0]).toEqual({ is: "nobody", waiting: 2 });
  expect(floor([agent("ana")], []).alerts).toEqual([]);
});

it("CX4: somebody in a chat without an answer for long is an alert, with how its agent is; who only just took it has time", () => {
  const asked = (id: string, ago: number, part = {}) =>
    row(id, { agentId: "cleo", since: 0, last: last("visitor", NOW - ago), ...part });
  const { alerts } = floor(
    [agent("cleo", { availability: "away" }), agent("ana")],
    [
      asked("long", LONG_WAIT_MS),
      asked("longest", LONG_WAIT_MS + 1, { agentId: "ana" }),
      asked("short", LONG_WAIT_MS - 1),
      asked("taken", LONG_WAIT_MS, { since: NOW - 1 }),
      asked("answered", 0, { last: last("agent", 0) }),
    ],
  );
  expect(alerts.map((alert) => alert.is === "unanswered" && [alert.row.id, alert.stand])).toEqual([
    ["longest", "free"],
    ["long", "away"],
  ]);
});

it("M8: a promise that is late is said so until its ticket is settled, the longest late first", () => {
  const clock = (breachedAt: number | null) => ({
    metric: "first" as const,
    dueAt: 1,
    warnAt: null,
    leftMs: null,
    warnedAt: null,
    breachedAt,
  });
  const late = (id: string, at: number | null, status: "open" | "solved" = "open") =>
    ticket(id, { status, sla: { policy: "All", clocks: [clock(null), clock(at)] } });
  const { alerts } = floorOf({
    held: {
      me: "me",
      teamIds: [],
      rows: byId(),
      tickets: byId(late("b", 20), late("a", 10), late("fine", null), late("done", 5, "solved")),
    },
    agents: byId(agent("ana")),
    present: new Set(["ana"]),
    quietMinutes: 0,
    now: NOW,
  });
  expect(alerts.map((alert) => [alert.is, alert.is === "breach" && alert.ticket.id])).toEqual([
    ["breach", "a"],
    ["breach", "b"],
  ]);
});

it("R13: a chat gone quiet takes no place, up to twice as many in all, as the router sees it", () => {
  const MINUTE = 60_000;
  const ana = agent("ana", { load: 2, capacity: 2 });
  const live = (id: string, since: number) => row(id, { status: "live", agentId: "ana", since });
  const rows = [live("old", NOW - 6 * MINUTE), live("new", NOW - MINUTE)];
  const placesWith = (minutes: number) => floor([ana], rows, minutes).places;
  expect([placesWith(0), placesWith(7), placesWith(5)]).toEqual([0, 0, 1]);
  expect(floor([ana], rows, 5).posts[0]?.stand).toBe("free");
  const full = { ...ana, load: 4 };
  const quiet = ["a", "b", "c", "d"].map((id) => live(id, NOW - 6 * MINUTE));
  expect(floor([full], quiet, 5).posts[0]?.stand).toBe("full");
});
