import { expect, it } from "vitest";
import { noticesBetween, toldBetween } from "../../../agent-console/notices/notices.ts";
import type { InboxRow } from "../../../server/protocol/registers.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import { byId, last, ME, row, ticket } from "./fixtures.ts";

const held = (rows: readonly InboxRow[], tickets: readonly Ticket[] = []) => ({
  me: ME,
  teamIds: [],
  rows: byId(...rows),
  tickets: byId(...tickets),
});
const told = (before: ReturnType<typeof held>, after: ReturnType<typeof held>) =>
  noticesBetween(before, after).map(({ kind, about, open }) => [kind, about, open.id]);

it("M4: an offer is told of once, also one that was there before the page", () => {
  const offered = row("a", { status: "offered" });
  expect(told(held([]), held([offered]))).toEqual([["offer", "offered", "a"]]);
  expect(told(held([offered]), held([{ ...offered, version: 2 }]))).toEqual([]);
  expect(told(held([]), held([row("b", { status: "offered", agentId: "ben" })]))).toEqual([]);
});

it("M4: a chat told to all at once is told of to those who were asked", () => {
  const asked = row("a", { status: "queued", agentId: null, told: [ME, "ben"] });
  expect(told(held([]), held([asked]))).toEqual([["offer", "offered", "a"]]);
  expect(told(held([]), held([{ ...asked, told: ["ben"] }]))).toEqual([]);
});

it("M4: a chat given to one is news; one that was accepted, or was mine before a reload, is not", () => {
  const mine = row("a");
  expect(told(held([row("a", { agentId: "ben" })]), held([mine]))).toEqual([
    ["offer", "handed", "a"],
  ]);
  expect(told(held([row("a", { status: "offered" })]), held([mine]))).toEqual([]);
  expect(told(held([]), held([mine]))).toEqual([]);
  // What was over goes on by one's own hand: taken back, or taken up again from its ticket.
  for (const status of ["resolved", "ticketed"] as const)
    expect(told(held([row("a", { status, agentId: null })]), held([mine]))).toEqual([]);
});

it("M4: the visitor's next message in a chat of mine is told of, nobody else's", () => {
  const before = row("a", { last: last("visitor", 1, 1) });
  expect(told(held([before]), held([row("a", { last: last("visitor", 2, 2) })]))).toEqual([
    ["message", "wrote", "a"],
  ]);
  expect(told(held([before]), held([row("a", { last: last("agent", 2, 2) })]))).toEqual([]);
  expect(told(held([before]), held([row("a", { last: last("visitor", 1, 1), seen: 1 })]))).toEqual(
    [],
  );
  const theirs = (seq: number) => row("b", { agentId: "ben", last: last("visitor", seq, seq) });
  expect(told(held([theirs(1)]), held([theirs(2)]))).toEqual([]);
});

it("M4: a ticket that becomes mine, and its customer's answer, are told of", () => {
  const free = ticket("t", { assigneeId: null });
  const mine = ticket("t");
  expect(told(held([], [free]), held([], [mine]))).toEqual([["ticket", "assigned", "t"]]);
  const said = (seq: number) =>
    row(mine.conversationId, { status: "ticketed", last: last("visitor", seq, seq) });
  expect(told(held([said(1)], [mine]), held([said(2)], [mine]))).toEqual([
    ["ticket", "answered", "t"],
  ]);
  expect(told(held([said(1)], [free]), held([said(2)], [free]))).toEqual([]);
});

it('M4: what is new under "For you" is told of once, unless it was read elsewhere', () => {
  const one = (id: string, read = false) => ({
    id,
    read,
    at: 0,
    about: { is: "task", ticketId: "t", reference: "CAS-1", title: "Call", dueAt: null } as const,
  });
  const ids = (before: ReturnType<typeof one>[], after: ReturnType<typeof one>[]) =>
    toldBetween(before, after).map(({ id }) => id);
  expect(ids([one("a")], [one("b"), one("a")])).toEqual(["b"]);
  expect(ids([one("a")], [one("b", true), one("a", true)])).toEqual([]);
});
