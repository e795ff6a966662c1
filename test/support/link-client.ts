import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { offersTo } from "../../agent-console/state/offers.ts";
import { createReceipts as agentReceipts } from "../../agent-console/state/receipts.ts";
import {
  createRegisters,
  followRegisters,
  type AgentLink,
  type Registers,
} from "../../agent-console/state/registers.ts";
import { createThreads as createFollowed } from "../../agent-console/state/threads.ts";
import { ERRORS } from "../../server/protocol/errors.ts";
import { keepNewer } from "../../server/protocol/registers.ts";
import { isSettled, type VisitorTicket } from "../../server/protocol/ticket.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import type { VisitorSnapshot } from "../../server/protocol/visitor.ts";
import { createOutbox, type Outbox, type SendOutcome } from "../../widget/link/outbox.ts";
import { placeFor } from "../../widget/panel/state/place.ts";
import { createLooked } from "../../widget/panel/state/looked.ts";
import { createReceipts } from "../../widget/panel/state/receipts.ts";
import { mayWorkLater, sendItem, type VisitorLink } from "../../widget/panel/state/sending.ts";
import { createThreads, isOpen } from "../../widget/panel/state/threads.ts";
import { memoryShelf, type Device } from "./device.ts";

/*
 * Both clients without a screen: the shipped link, outboxes, threads, registers and receipts, put
 * together as `widget/panel/session.ts` and `agent-console/state/desk.ts` do.
 */

type ClientParts<L> = {
  /** Connects, or pretends to; `catchUp` brings the client in step. */
  readonly connect: (catchUp: () => Promise<boolean>) => L;
  readonly device: Device;
  readonly newId: () => string;
  readonly now: () => number;
};

/** What a client holds of a conversation; undefined: nothing. */
type Views = ReadonlySignal<ReadonlyMap<string, ConversationView>>;

export type LinkVisitor = {
  readonly link: VisitorLink;
  readonly outbox: Outbox;
  readonly views: Views;
  readonly tickets: ReadonlySignal<ReadonlyMap<string, VisitorTicket>>;
  readonly snapshot: ReadonlySignal<VisitorSnapshot | null>;
  /** The conversation in progress, or the one that waits to begin. */
  current(): string | null;
  /** Writes to a conversation, or to the one in progress, or begins one; answers with the message's id. */
  write(text: string, conversationId?: string): string;
  catchUp(): Promise<void>;
  close(): void;
};

const TRY_AGAIN_MS = 2_000;

export function createVisitor({
  connect,
  device,
  newId,
  now,
}: ClientParts<VisitorLink>): LinkVisitor {
  const page = device.openPage();
  const snapshot = signal<VisitorSnapshot | null>(null);
  const tickets = signal<ReadonlyMap<string, VisitorTicket>>(new Map());
  const views = signal<ReadonlyMap<string, ConversationView>>(new Map());
  const link = connect(catchUp);
  const threads = createThreads(async (conversationId, after) => {
    const reply = await link.request("conversation:sync", { conversationId, after });
    if (reply.ok) return reply.value;
    return mayWorkLater(reply) ? null : "gone";
  });
  const outbox = createOutbox({
    ...page,
    async send(item) {
      if (link.status.value !== "online") return { is: "later" };
      const outcome = await sendItem(item, {
        request: link.request,
        page: () => null,
        newId,
        began: (_asked, id) => threads.open(id),
        moved: () => {},
      });
      if (outcome.is === "later") setTimeout(outbox.flush, TRY_AGAIN_MS);
      return outcome;
    },
  });
  const receipts = createReceipts({
    send: (conversationId, receipt) =>
      void link.request("receipt:advance", { conversationId, ...receipt }),
    after: (ms, work) => void setTimeout(work, ms),
    online: () => link.status.value === "online",
    looked: createLooked(memoryShelf(), "looked:"),
  });
  const ticketChanged = (ticket: VisitorTicket) =>
    (tickets.value = keepNewer(tickets.value, ticket) as ReadonlyMap<string, VisitorTicket>);

  async function catchUp(): Promise<boolean> {
    const reply = await link.request("session:open", {
      language: "en",
      timeZone: "Europe/Stockholm",
      page: null,
    });
    if (!reply.ok) return false;
    const fresh = reply.value;
    snapshot.value = fresh;
    for (const ticket of fresh.tickets) ticketChanged(ticket);
    if (fresh.current !== null) threads.take(fresh.current);
    for (const ticket of fresh.tickets) if (!isSettled(ticket)) threads.open(ticket.conversationId);
    return threads.catchUp();
  }

  function current(): string | null {
    const open = [...views.value.values()]
      .filter(isOpen)
      .sort((a, b) => b.startedAt - a.startedAt)[0];
    return (
      open?.id ??
      outbox.items.value.find((item) => item.kind === "start" && item.state !== "failed")
        ?.conversationId ??
      null
    );
  }

  link.on("conversation:happened", threads.happened);
  link.on("ticket:changed", ticketChanged);
  link.on("heartbeat:sent", threads.heard);
  page.onStored(outbox.reload);
  const stops = [
    effect(() => {
      views.value = new Map([...threads.all.value].map(([id, { view }]) => [id, view.value]));
    }),
    effect(() => {
      if (link.status.value === "online") untracked(() => (outbox.flush(), receipts.again()));
    }),
    effect(() => {
      const held = [...views.value.values()];
      untracked(() => receipts.now(held, current()));
    }),
  ];

  return {
    link,
    outbox,
    views,
    tickets,
    snapshot,
    current,
    write(text, conversationId) {
      const { id: conversation, begun } = placeFor(conversationId ?? null, {
        current: current(),
        view: (wanted) => views.value.get(wanted),
        waiting: outbox.items.value,
        newId,
      });
      const id = newId();
      outbox.put({
        id,
        conversationId: conversation,
        kind: begun ? "message" : "start",
        text,
        writtenAt: now(),
      });
      return id;
    },
    async catchUp() {
      await threads.catchUp();
    },
    close() {
      for (const stop of stops) stop();
      page.close();
      link.close();
    },
  };
}

export type LinkAgent = {
  readonly me: string;
  readonly link: AgentLink;
  readonly outbox: Outbox;
  readonly registers: Registers;
  readonly views: Views;
  /** Offers are taken as they come. */
  readonly eager: { value: boolean };
  /** Looks at a conversation besides one's own; null: at none. */
  look(conversationId: string | null): void;
  write(conversationId: string, text: string, kind?: "message" | "note"): string;
  close(): void;
};

const AGENT_TRY_AGAIN_MS = 3_000;

export function createAgent({
  connect,
  device,
  newId,
  now,
  me,
}: ClientParts<AgentLink> & { readonly me: string }): LinkAgent {
  const page = device.openPage();
  const registers = createRegisters(me);
  const views = signal<ReadonlyMap<string, ConversationView>>(new Map());
  const looked = signal<string | null>(null);
  const eager = signal(false);
  const link = connect(catchUp);
  followRegisters(registers, link);
  const threads = createFollowed(link, registers);
  const receipts = agentReceipts(link);
  const outbox = createOutbox({
    ...page,
    async send({ conversationId, id, text, kind }): Promise<SendOutcome> {
      const reply = await link.request(kind === "note" ? "note:post" : "message:post", {
        conversationId,
        id,
        text,
      });
      if (reply.ok) return { is: "sent" };
      if (reply.code === "offline") return { is: "later" };
      if (!ERRORS[reply.code].retry) return { is: "refused" };
      setTimeout(outbox.flush, AGENT_TRY_AGAIN_MS);
      return { is: "later" };
    },
  });

  async function catchUp(): Promise<boolean> {
    registers.expectSnapshot();
    const reply = await link.request("session:open", {});
    if (!reply.ok) return false;
    registers.take(reply.value);
    const inStep = await threads.reopen();
    outbox.flush();
    return inStep;
  }

  function toFollow(): readonly string[] {
    const mine = [...registers.rows.value.values()].filter(
      (row) => row.status === "live" && row.agentId === me,
    );
    const ids = [...mine, ...offersTo(me, registers.rows.value)].map((row) => row.id);
    return looked.value === null || ids.includes(looked.value) ? ids : [...ids, looked.value];
  }

  page.onStored(outbox.reload);
  const stops = [
    effect(() => {
      const ids = toFollow();
      untracked(() => threads.want(ids));
    }),
    effect(() => {
      views.value = new Map(
        [...threads.followed.value].map(([id, { thread }]) => [id, thread.view.value]),
      );
    }),
    effect(() => {
      for (const view of views.value.values()) {
        const { phase } = view.public;
        if (phase.is === "live" && phase.agentId === me)
          untracked(() => receipts.tell(view, false));
      }
    }),
    effect(() => {
      if (!eager.value) return;
      for (const { id } of offersTo(me, registers.rows.value))
        void link.request("offer:accept", { conversationId: id });
    }),
  ];

  return {
    me,
    link,
    outbox,
    registers,
    views,
    eager,
    look: (conversationId) => (looked.value = conversationId),
    write(conversationId, text, kind = "message") {
      const id = newId();
      outbox.put({ id, conversationId, kind, text, writtenAt: now() });
      return id;
    },
    close() {
      for (const stop of stops) stop();
      page.close();
      link.close();
    },
  };
}
