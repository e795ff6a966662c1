import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "../../../server/domain/model.ts";
import type { TicketRecord } from "../../../server/domain/ticket-record.ts";
import {
  afterDeadlines,
  newTicket,
  notSolved,
  solvedByCustomer,
  withMessage,
  withStatus,
} from "../../../server/domain/ticket.ts";
import { ticketDueAt } from "../../../server/domain/labels.ts";
import { updated, type TicketUpdate } from "../../../server/domain/ticket-update.ts";
import { asOfNow } from "../../../server/domain/upgrades.ts";
import type { Author } from "../../../server/protocol/conversation.ts";
import {
  AGENT_STATUSES,
  MOST_TAGS,
  PRIORITIES,
  TICKET_KINDS,
  tidyTag,
} from "../../../server/protocol/ticket.ts";
import { agent, Play, SYSTEM, VISITOR } from "../../support/domain.ts";

const DAY = 86_400_000;
const at = (now: number, actor: Actor = agent("mei")) => ({
  at: now,
  actor,
  closeAfterMs: 4 * DAY,
});

function filed(): TicketRecord {
  const { conversation } = new Play().start("my pole snapped", true);
  const state = {
    is: "ticketed",
    ticketId: "ticket",
    reference: "CAS-1",
    reason: "silent",
    at: 0,
  } as const;
  return newTicket(conversation, state, { contactName: "Aino", email: null });
}

const says = (author: Author) =>
  ({ id: "m", author, body: { type: "text", text: "hello" } }) as const;
const byVisitor = says({ kind: "visitor" });
const byMei = says({ kind: "agent", id: "mei", name: "MEI" });

describe("the life of a ticket", () => {
  it("T8: a solved ticket closes after the set time, and only then", () => {
    const solved = withStatus(filed(), "solved", at(DAY));
    expect(ticketDueAt(solved)).toBe(5 * DAY);
    expect(afterDeadlines(solved, at(5 * DAY - 1, SYSTEM))).toBe(solved);
    const closed = afterDeadlines(solved, at(5 * DAY, SYSTEM));
    expect(closed).toMatchObject({ status: "closed", since: 5 * DAY, closesAt: null });
    expect(closed.history.at(-1)).toEqual({
      at: 5 * DAY,
      by: { kind: "system" },
      change: { what: "status", from: "solved", to: "closed" },
    });
  });

  it("T8: the customer's word before that opens it again, and the clock starts anew", () => {
    const solved = withStatus(filed(), "solved", at(DAY));
    const opened = withMessage(solved, byVisitor, at(2 * DAY, VISITOR));
    expect(opened).toMatchObject({ status: "open", closesAt: null });
    expect(ticketDueAt(withStatus(opened, "solved", at(3 * DAY)))).toBe(7 * DAY);
  });

  it("T10: yes is asked for once; no opens it again and takes the yes back", () => {
    const solved = withStatus(filed(), "solved", at(1));
    const agreed = solvedByCustomer(solved, at(2, VISITOR));
    expect(agreed).toMatchObject({ status: "solved", confirmed: true, closesAt: 1 + 4 * DAY });
    expect(solvedByCustomer(agreed, at(3, VISITOR))).toBe(agreed);
    expect(notSolved(agreed, at(4, VISITOR))).toMatchObject({ status: "open", confirmed: false });
    const own = solvedByCustomer(withStatus(filed(), "pending", at(1)), at(2, VISITOR));
    expect(own).toMatchObject({ status: "solved", confirmed: true });
  });

  it("T11: an agent's words leave a ticket on hold there, the customer's open it", () => {
    const held = withStatus(filed(), "on_hold", at(1));
    const told = withMessage(held, byMei, at(2));
    expect(told).toMatchObject({ status: "on_hold", assignee: { id: "mei" } });
    expect(withMessage(told, byVisitor, at(3, VISITOR)).status).toBe("open");
  });

  it("T12: every change is in the history once, with who and when; what changes nothing is not", () => {
    const tag = fc.constantFrom("tents", "poles", "refund");
    const update: fc.Arbitrary<TicketUpdate> = fc.record(
      {
        status: fc.constantFrom(...AGENT_STATUSES),
        priority: fc.constantFrom(...PRIORITIES),
        kind: fc.constantFrom(...TICKET_KINDS),
        subject: fc.constantFrom("one", "two"),
        assignee: fc.constantFrom(null, { id: "mei", name: "Mei" }, { id: "ana", name: "Ana" }),
        addTags: fc.array(tag, { maxLength: 2 }),
        removeTags: fc.array(tag, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    );
    const parts = ["status", "priority", "kind", "subject", "assignee", "tags"] as const;
    fc.assert(
      fc.property(fc.array(update, { maxLength: 8 }), (updates) => {
        let ticket = filed();
        updates.forEach((one, i) => {
          const result = updated(ticket, one, at(i + 1));
          if (!result.ok) throw new Error(result.code);
          const { value } = result;
          const news = value.history.slice(ticket.history.length);
          const differing = parts.filter(
            (part) => JSON.stringify(ticket[part]) !== JSON.stringify(value[part]),
          );
          expect(news.map(({ change }) => change.what).toSorted()).toEqual(differing.toSorted());
          expect(news.every((entry) => entry.at === i + 1 && entry.by.kind === "agent")).toBe(true);
          expect(value === ticket).toBe(news.length === 0);
          ticket = value;
        });
      }),
    );
  });

  it("T9: a closed ticket takes no more changes", () => {
    const closed = withStatus(withStatus(filed(), "solved", at(1)), "closed", at(2, SYSTEM));
    expect(updated(closed, { priority: "high" }, at(3))).toEqual({
      ok: false,
      code: "ticket_closed",
    });
  });

  it("T13: tags are written one way, and there is a most of them", () => {
    expect(tidyTag("  Free \n Shipping ")).toBe("free shipping");
    expect(tidyTag("cafe\u0301")).toBe("caf\u00e9");
    const many = Array.from({ length: MOST_TAGS + 1 }, (_, i) => `tag ${i}`);
    expect(updated(filed(), { addTags: many }, at(1))).toEqual({
      ok: false,
      code: "limit_reached",
    });
  });

  it("a ticket filed before there were priorities, types and tags has the plain ones", () => {
    const {
      priority,
      kind,
      tags,
      links,
      since,
      confirmed,
      closesAt,
      followsUp,
      followedBy,
      stops,
      ...old
    } = filed();
    const read = asOfNow("ticket", { ...old, updatedAt: 7 } as TicketRecord);
    expect(read).toMatchObject({ priority, kind, tags, links, since: 7, confirmed, closesAt });
    expect(read).toMatchObject({ followsUp, followedBy, stops, firstReplyAt: null });
    const begun = asOfNow("ticket", { ...old, status: "open", updatedAt: 7 } as TicketRecord);
    expect(begun.firstReplyAt).toBe(7);
    expect(since).toBe(0);
  });
});

describe("a conversation and its ticket", () => {
  it("T4: words on a solved chat of a ticket open it again, in the same commit", () => {
    const play = new Play().start("help", true);
    play.colleagues = [];
    play.do(SYSTEM, { type: "route" });
    expect(play.conversation.state.is).toBe("ticketed");
    play.conversation = {
      ...play.conversation,
      state: { is: "resolved", outcome: "resolved", at: 1 },
    };
    expect(play.say("still broken")).toMatchObject({
      ok: true,
      events: [
        { event: { type: "ticket:filed", reason: "reopened" } },
        { event: { type: "message:posted" } },
      ],
    });
    expect(play.conversation.state.is).toBe("ticketed");
  });
});
