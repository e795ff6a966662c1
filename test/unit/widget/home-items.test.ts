import { describe, expect, it } from "vitest";
import type { VisitorTicket } from "../../../server/protocol/ticket.ts";
import type { ConversationSummary } from "../../../server/protocol/visitor.ts";
import { EMPTY_PUBLIC, type ConversationView } from "../../../server/protocol/view.ts";
import { homeItems } from "../../../widget/panel/home/items.ts";

const talk = (id: string, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id,
  title: id,
  startedAt: 1,
  open: false,
  agentName: null,
  ticketId: null,
  ...more,
});

const ticket = (id: string, more: Partial<VisitorTicket> = {}): VisitorTicket => ({
  id,
  version: 1,
  reference: id,
  conversationId: `of-${id}`,
  subject: id,
  status: "new",
  reason: "nobody_on_duty",
  assigneeName: null,
  email: null,
  confirmed: false,
  closesAt: null,
  followsUp: null,
  followedBy: null,
  createdAt: 1,
  updatedAt: 1,
  ...more,
});

const ids = (given: Partial<Parameters<typeof homeItems>[0]>) =>
  homeItems({ conversations: [], tickets: [], views: [], ...given }).map((item) =>
    item.is === "ticket" ? item.ticket.id : item.id,
  );

describe("the visitor's own list", () => {
  it("shows what is open, then unsolved requests, then the rest, newest first", () => {
    const conversations = [
      talk("old", { startedAt: 5 }),
      talk("older", { startedAt: 2 }),
      talk("open", { open: true }),
    ];
    const tickets = [ticket("solved", { status: "solved", updatedAt: 4 }), ticket("unsolved")];
    expect(ids({ conversations, tickets })).toEqual(["open", "unsolved", "old", "solved", "older"]);
  });

  it("a conversation that became a request is listed once, as the request", () => {
    expect(
      ids({ conversations: [talk("of-t", { ticketId: "t" })], tickets: [ticket("t")] }),
    ).toEqual(["t"]);
  });

  it("a conversation begun since the last connection is there, under its first words", () => {
    const message = {
      id: "m",
      author: { kind: "visitor" },
      body: { type: "text", text: "Hello" },
    } as const;
    const entries = [{ is: "message", seq: 2, at: 2, message }] as const;
    const begun: ConversationView = {
      id: "c",
      contactId: "k",
      startedAt: 1,
      internal: null,
      public: { ...EMPTY_PUBLIC, seq: 2, entries },
    };
    expect(homeItems({ conversations: [], tickets: [], views: [begun] })).toMatchObject([
      { id: "c", title: "Hello", open: true },
    ]);
  });

  it("one that is only followed and of which nothing has come is not", () => {
    const nothing: ConversationView = {
      id: "c",
      contactId: "",
      startedAt: 0,
      internal: null,
      public: EMPTY_PUBLIC,
    };
    expect(ids({ views: [nothing] })).toEqual([]);
  });
});
