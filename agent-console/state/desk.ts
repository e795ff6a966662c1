import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Account } from "../../server/protocol/account.ts";
import type { AgentCommands, AgentReplies } from "../../server/protocol/agent.ts";
import type { FileLimits } from "../../server/protocol/files.ts";
import type { InboxRow } from "../../server/protocol/registers.ts";
import { AGENT_PATH } from "../../server/protocol/limits.ts";
import { connect, type Reply } from "../../widget/link/link.ts";
import { isVisible, onNetworkBack, onReturn } from "../browser.ts";
import { failedWords } from "../words/failures.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { minute, route, visible } from "./here.ts";
import { sayNew } from "./for-you.ts";
import { offersTo, toldTo } from "./offers.ts";
import { quietOn } from "./room.ts";
import { createAgentOutbox, type AgentOutbox } from "./outbox.ts";
import { createReceipts, type Receipts } from "./receipts.ts";
import { createRegisters, followRegisters, type AgentLink, type Registers } from "./registers.ts";
import { createOwnSigns, type OwnSigns } from "./signs.ts";
import { createThreads, type Threads } from "./threads.ts";
import { sayTaken } from "./say-taken.ts";
import { createToasts, type Toasts } from "./toasts.ts";

/** What one signed-in agent works with: one connection and what it keeps in step. */
export interface Desk {
  readonly account: Account;
  readonly link: AgentLink;
  readonly registers: Registers;
  readonly threads: Threads;
  readonly outbox: AgentOutbox;
  readonly drafts: Drafts;
  /** Null until the first answer. */
  readonly fileLimits: ReadonlySignal<FileLimits | null>;
  readonly toasts: Toasts;
  readonly receipts: Receipts;
  /** What one does here, as others are told. */
  readonly signs: OwnSigns;
  /** Chats offered to this agent, then those that many were told of. */
  readonly offers: ReadonlySignal<readonly InboxRow[]>;
  /** Asks the server to do something; when it will not, a toast says why. */
  attempt<E extends keyof AgentCommands>(
    event: E,
    payload: AgentCommands[E],
  ): Promise<Reply<AgentReplies[E]>>;
  close(): void;
}

export function openDesk(account: Account): Desk {
  const registers = createRegisters(account.id);
  const link: AgentLink = connect({
    url: "",
    namespace: "/agent",
    auth: {},
    manager: { path: AGENT_PATH },
    catchUp,
  });
  followRegisters(registers, link);
  const signs = createOwnSigns(link);
  const threads = createThreads(link, registers, signs.again);
  const outbox = createAgentOutbox(link, account.id);
  const toasts = createToasts();
  const receipts = createReceipts(link);
  const fileLimits = signal<FileLimits | null>(null);
  const offers = computed(() => {
    const me = registers.agents.value.get(account.id);
    const rows = registers.rows.value;
    const now = minute.value;
    const quiet = quietOn(registers, now);
    return [
      ...offersTo(account.id, rows),
      ...(me === undefined ? [] : toldTo(me, rows, { quiet, now })),
    ];
  });

  /** How often it was: what an earlier connection left to come is asked for anew. */
  let times = 0;

  /** In step again: everything the lists show, the open conversations, then what waited here. */
  async function catchUp(): Promise<boolean> {
    registers.expectSnapshot();
    if (!isVisible()) await link.request("visibility:set", { visible: false });
    const reply = await link.request("session:open", {});
    if (!reply.ok) return false;
    const before = [...registers.hidden.value].join();
    registers.take(reply.value);
    if ([...registers.hidden.value].join() !== before) threads.forget();
    fileLimits.value = reply.value.files;
    const inStep = await threads.reopen();
    outbox.flush();
    times += 1;
    const mine = times;
    if (reply.value.rest !== null) void fetchMore(link, registers, () => mine === times);
    return inStep;
  }

  const stops = [
    effect(() => {
      const ids = toFollow(registers, offers.value);
      untracked(() => threads.want(ids));
    }),
    effect(() => tellDelivered(threads, receipts, account.id)),
    effect(() => {
      const open = openHere(registers, threads, link);
      const isSeen = visible.value;
      untracked(() => signs.look(open, isSeen));
    }),
    signs.close,
    sayNew(registers, toasts),
    sayTaken(registers, toasts),
    onNetworkBack(() => link.renew()),
    onReturn(() => link.check()),
  ];

  return {
    account,
    link,
    registers,
    threads,
    outbox,
    drafts: createDrafts(account.id),
    fileLimits,
    toasts,
    receipts,
    signs,
    offers,
    async attempt(event, payload) {
      const reply = await link.request(event, payload);
      if (!reply.ok) toasts.fail(failedWords(event, reply.code));
      return reply;
    },
    close() {
      for (const stop of stops) stop();
      link.close();
    },
  };
}

/** What did not stand on top of the lists, bit by bit; a connection that breaks begins anew. */
async function fetchMore(
  link: AgentLink,
  registers: Registers,
  isNewest: () => boolean,
): Promise<void> {
  for (;;) {
    const reply = await link.request("session:more", {});
    if (!reply.ok || !isNewest()) return;
    registers.takeMore(reply.value);
    if (reply.value.last) return;
  }
}

/** My chats, what is offered to me, and what is on screen. */
function toFollow(registers: Registers, offers: readonly InboxRow[]): readonly string[] {
  const rows = [...registers.rows.value.values()];
  const mine = rows.filter((row) => row.status === "live" && row.agentId === registers.me);
  const onScreen = shownConversation(registers);
  const ids = [...mine, ...offers].map((row) => row.id);
  return onScreen === null || ids.includes(onScreen) ? ids : [...ids, onScreen];
}

/** What reached this console in my chats has been delivered, whether or not it is on screen. */
function tellDelivered({ followed }: Threads, receipts: Receipts, me: string): void {
  for (const { thread } of followed.value.values()) {
    const { phase } = thread.view.value.public;
    if (phase.is === "live" && phase.agentId === me) receipts.tell(thread.view.value, false);
  }
}

/** What is open and in step, so that others hear of it. */
function openHere(registers: Registers, { followed }: Threads, link: AgentLink): string | null {
  if (link.status.value !== "online") return null;
  const shown = shownConversation(registers);
  return shown !== null && followed.value.has(shown) ? shown : null;
}

/** The conversation the address names, itself or by its ticket. */
export function shownConversation({ tickets }: Registers): string | null {
  const open = route.value.at === "list" ? route.value.open : null;
  if (open === null) return null;
  return open.is === "conversation"
    ? open.id
    : (tickets.value.get(open.id)?.conversationId ?? null);
}
