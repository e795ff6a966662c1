import {
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
  type Signal,
} from "@preact/signals";
import type { Page } from "../../server/protocol/conversation.ts";
import { keepNewer } from "../../server/protocol/registers.ts";
import { isSettled, type VisitorTicket } from "../../server/protocol/ticket.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import type {
  TeamView,
  VisitorCommands,
  VisitorReplies,
  VisitorServerToClient,
  VisitorSnapshot,
  WaitNews,
} from "../../server/protocol/visitor.ts";
import { newId } from "../link/ids.ts";
import { connect, type LinkStatus } from "../link/link.ts";
import type { Outbox, OutboxItem } from "../link/outbox.ts";
import type { Thread } from "../link/thread.ts";
import {
  after,
  clock,
  lasting,
  networkUp,
  onReturn,
  outboxKeys,
  ownOrigin,
  reloadPage,
  readerTimeZone,
  siteKey,
  visitorToken,
} from "./browser.ts";
import { piecesOf } from "./state/pieces.ts";
import { createPersonWish } from "./state/person.ts";
import { placeFor } from "./state/place.ts";
import { mayWorkLater, sendItem, type VisitorLink } from "./state/sending.ts";
import { storedOutbox } from "./state/stored-outbox.ts";
import { createThreads, isOpen } from "./state/threads.ts";
import { createTypists, type Typist } from "./state/typing.ts";
import { readerLanguage } from "./words/spoken.ts";

export interface Session {
  readonly status: ReadonlySignal<LinkStatus>;
  /** null until the first answer. */
  readonly snapshot: Signal<VisitorSnapshot | null>;
  readonly team: ReadonlySignal<TeamView>;
  /** Newest first. */
  readonly tickets: ReadonlySignal<readonly VisitorTicket[]>;
  readonly threads: ReadonlySignal<ReadonlyMap<string, Thread>>;
  readonly outbox: Outbox;
  /** The conversation in progress, or the one that waits to begin. */
  readonly current: ReadonlySignal<string | null>;
  /** Where the conversation that waits stands in the queue. */
  readonly wait: ReadonlySignal<WaitNews | null>;
  readonly typist: ReadonlySignal<Typist | null>;
  /** The conversation for which a person is being asked. */
  readonly asking: ReadonlySignal<string | null>;
  /** Asks the server to do what the screens fetched later offer. */
  readonly request: VisitorLink["request"];
  /** Writes to a conversation, or begins one (null, or one that is over); answers with where it stands. */
  write(
    conversationId: string | null,
    text: string,
    more?: Pick<Partial<OutboxItem>, "files" | "kind">,
  ): string;
  /** Asks for a person in the conversation in progress, or begins one for it; answers with which. */
  askForPerson(): string;
  follow(conversationId: string): void;
}

export type SessionPorts = {
  readonly page: ReadonlySignal<Page | null>;
  /** Somebody looks at the panel. */
  readonly looking: ReadonlySignal<boolean>;
  readonly moved: (from: string, to: string) => void;
  /** What the site says of who this is, as it was signed. */
  readonly identity: ReadonlySignal<string>;
};

function onChange<T>(of: ReadonlySignal<T>, work: (now: T) => unknown): void {
  let was = of.value;
  effect(() => {
    const now = of.value;
    if (now !== was) untracked(() => work(now));
    was = now;
  });
}

export function createSession({ page, looking, moved, identity }: SessionPorts): Session {
  const site = siteKey();
  const snapshot = signal<VisitorSnapshot | null>(null);
  const team = signal<TeamView>({ people: [], previews: false, usualReplyMs: null });
  const tickets = signal<ReadonlyMap<string, VisitorTicket>>(new Map());
  const wait = signal<WaitNews | null>(null);
  const typists = createTypists(after);

  const link: VisitorLink = connect<VisitorCommands, VisitorReplies, VisitorServerToClient>({
    url: ownOrigin(),
    namespace: "/visitor",
    auth: () => ({
      token: visitorToken(site),
      site,
      ...(identity.value === "" ? {} : { identity: identity.value }),
    }),
    catchUp,
  });
  const threads = createThreads(async (conversationId, from) => {
    const reply = await link.request("conversation:sync", { conversationId, after: from });
    if (reply.ok) return reply.value;
    return mayWorkLater(reply) ? null : "gone";
  });
  const online = () => link.status.value === "online";
  /** What is written would be. */
  const taken = () => online() && !snapshot.value?.blocked;
  const outbox = storedOutbox(site, async (item) => {
    if (!taken()) return { is: "later" };
    const outcome = await sendItem(item, sending);
    if (outcome.is === "later") after(2_000, outbox.flush);
    return outcome;
  });
  const personKey = `${outboxKeys(site)}person`;
  const sending = { request: link.request, page: () => page.value, newId, began, moved };
  const person = createPersonWish({
    ...sending,
    after,
    // Among what is unsent: it goes where that goes.
    load: () => lasting.read(personKey),
    save: (text) => lasting.write(personKey, text),
    ready: (id) =>
      taken() && !outbox.items.value.some(({ conversationId }) => conversationId === id),
  });

  async function catchUp(): Promise<boolean> {
    const reply = await link.request("session:open", {
      language: readerLanguage.value,
      timeZone: readerTimeZone(),
      page: page.value,
    });
    if (!reply.ok) return false;
    take(reply.value);
    return threads.catchUp();
  }

  function take(fresh: VisitorSnapshot): void {
    // This browser is somebody else's now, as its site has proved: nothing here is theirs.
    if (snapshot.value !== null && snapshot.value.contactId !== fresh.contactId) reloadPage();
    team.value = fresh.team;
    wait.value = fresh.wait;
    if (fresh.current !== null) threads.take(fresh.current);
    for (const ticket of fresh.tickets) ticketChanged(ticket);
    // Followed, so that an answer to a request counts as unread.
    for (const ticket of fresh.tickets) if (!isSettled(ticket)) threads.open(ticket.conversationId);
    // Last: what opens first is chosen by it, from all of the above.
    snapshot.value = fresh;
  }

  function ticketChanged(ticket: VisitorTicket): void {
    tickets.value = keepNewer(tickets.value, ticket) as ReadonlyMap<string, VisitorTicket>;
  }

  function began(asked: string, conversationId: string): void {
    threads.open(conversationId);
    if (asked !== conversationId) moved(asked, conversationId);
  }

  link.on("conversation:happened", (envelope) => {
    threads.happened(envelope);
    if (envelope.logged.event.type === "message:posted") typists.wrote(envelope.conversationId);
  });
  link.on("ticket:changed", ticketChanged);
  link.on("wait:changed", (news) => (wait.value = news));
  link.on("team:changed", (fresh) => (team.value = fresh));
  link.on("typing:changed", typists.changed);
  link.on("heartbeat:sent", threads.heard);
  effect(() => {
    if (looking.value) untracked(link.check);
  });
  onReturn(link.check);
  onChange(networkUp, (isUp) => isUp && link.renew());

  effect(() => {
    if (taken()) untracked(outbox.flush);
  });
  onChange(identity, link.renew);
  onChange(readerLanguage, catchUp);
  const views = computed(() => [...threads.all.value.values()].map((thread) => thread.view.value));
  effect(() => {
    const here = page.value;
    if (here !== null && online()) void link.request("page:report", { page: here });
  });

  const open = computed(
    () => views.value.filter(isOpen).sort((a, b) => b.startedAt - a.startedAt)[0] ?? null,
  );
  const current = computed(() => {
    const beginning = outbox.items.value.find(
      (item) => item.kind === "start" && item.state !== "failed",
    );
    return open.value?.id ?? beginning?.conversationId ?? person.asked.value;
  });

  function viewOf(conversationId: string): ConversationView | undefined {
    return threads.all.value.get(conversationId)?.view.value;
  }

  const placing = () => ({
    current: current.value,
    view: viewOf,
    waiting: outbox.items.value,
    newId,
  });

  return {
    status: computed(() => (online() && !networkUp.value ? "reconnecting" : link.status.value)),
    snapshot,
    team,
    tickets: computed(() => [...tickets.value.values()].sort((a, b) => b.createdAt - a.createdAt)),
    threads: threads.all,
    outbox,
    current,
    wait,
    request: link.request,
    typist: typists.who,
    asking: person.asked,
    follow: threads.open,
    write(wanted, text, more) {
      const { id: conversationId, begun } = placeFor(wanted, placing());
      const written = {
        kind: "message",
        ...more,
        conversationId,
        begun,
        text,
        writtenAt: clock(),
      } as const;
      outbox.put(...piecesOf(written, newId));
      return conversationId;
    },
    askForPerson() {
      const { id, begun } = placeFor(null, placing());
      const phase = viewOf(id)?.public.phase.is;
      if (!begun || phase === undefined || phase === "bot") person.ask(id, begun);
      return id;
    },
  };
}
