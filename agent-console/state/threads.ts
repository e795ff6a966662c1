import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { OpenedConversation } from "../../server/protocol/agent.ts";
import type { Logged, PublicEvent } from "../../server/protocol/conversation.ts";
import { ERRORS, type ErrorCode } from "../../server/protocol/errors.ts";
import { fold } from "../../server/protocol/fold.ts";
import { createThread, type Thread } from "../../widget/link/thread.ts";
import { after } from "../browser.ts";
import {
  companyIn,
  keyOf,
  NO_SIGNS,
  visitorTypes,
  withoutSign,
  withSign,
  type Companion,
  type Signs,
} from "./company.ts";
import { fadesAfter } from "./signs.ts";
import { put, type AgentLink, type Registers } from "./registers.ts";

/** A conversation this console keeps in step with. */
export type Followed = {
  readonly thread: Thread;
  readonly visitorOnline: Signal<boolean>;
  readonly signs: Signal<Signs>;
  /** The visitor is. */
  readonly typing: ReadonlySignal<boolean>;
  /** Other agents who are here. */
  readonly company: ReadonlySignal<readonly Companion[]>;
  /** What the visitor is writing, where the owner has it shown; "": nothing. */
  readonly draft: Signal<string>;
};

export interface Threads {
  readonly followed: ReadonlySignal<ReadonlyMap<string, Followed>>;
  /** Conversations that are not there, or not for this agent. */
  readonly missing: ReadonlySignal<ReadonlySet<string>>;
  /** Follows exactly these from now on. */
  want(ids: readonly string[]): void;
  /** What was held may be more, or less, than is to be seen now: all is asked for anew by `reopen`. */
  forget(): void;
  /** The connection is new: asks for all of them again. false: no answer. */
  reopen(): Promise<boolean>;
}

const TRY_AGAIN_MS = 3_000;

/** `cameTo`: another agent has come to this conversation. */
export function createThreads(
  link: AgentLink,
  registers: Registers,
  cameTo: (conversationId: string) => void = () => {},
): Threads {
  const followed = signal<ReadonlyMap<string, Followed>>(new Map());
  const missing = signal<ReadonlySet<string>>(new Set());
  const wanted = new Set<string>();
  /** Events that overtook the answer to the opening. */
  const early = new Map<string, Logged[]>();
  /** By conversation: also those yet to be opened, for what is not typed on is not shown again. */
  const drafts = new Map<string, Signal<string>>();
  const draftOf = (id: string): Signal<string> => {
    const draft = drafts.get(id) ?? signal("");
    drafts.set(id, draft);
    return draft;
  };

  const keep = (id: string, one: Followed | null) => {
    const next = new Map(followed.value);
    if (one === null) next.delete(id);
    else next.set(id, one);
    followed.value = next;
  };

  async function take(opened: OpenedConversation): Promise<boolean> {
    const { view, contact, ticket, visitorOnline } = opened;
    put(registers.contacts, contact);
    if (ticket !== null) put(registers.tickets, ticket);
    const old = followed.value.get(view.id);
    if (old !== undefined) {
      old.visitorOnline.value = visitorOnline;
      return old.thread.catchUp();
    }
    if (!wanted.has(view.id)) return true;
    const thread = createThread(view, askThrough(link), fold);
    const signs = signal(NO_SIGNS);
    const draft = draftOf(view.id);
    if (!visitorOnline || view.public.phase.is !== "live") draft.value = "";
    keep(view.id, {
      thread,
      visitorOnline: signal(visitorOnline),
      signs,
      typing: computed(() => visitorTypes(signs.value)),
      company: computed(() => companyIn(signs.value, registers.me)),
      draft,
    });
    for (const logged of early.get(view.id) ?? []) thread.happened(logged);
    return true;
  }

  async function ask(id: string): Promise<boolean> {
    const mine: Logged[] = [];
    early.set(id, mine);
    const reply = await link.request("conversation:open", { conversationId: id });
    const done = reply.ok ? await take(reply.value) : !mayWorkLater(reply.code);
    if (early.get(id) === mine) early.delete(id);
    const others = [...missing.value].filter((other) => other !== id);
    missing.value = new Set(!reply.ok && done ? [...others, id] : others);
    return done;
  }

  const opening = new Map<string, Promise<boolean>>();
  function open(id: string): Promise<boolean> {
    const underWay = opening.get(id);
    if (underWay !== undefined) return underWay;
    const asked = ask(id).finally(() => {
      if (opening.get(id) === asked) opening.delete(id);
    });
    opening.set(id, asked);
    return asked;
  }

  /** While connected nothing else would ever try again. */
  async function keepOpening(id: string): Promise<void> {
    if ((await open(id)) || link.status.value !== "online") return;
    after(TRY_AGAIN_MS, () => {
      if (wanted.has(id) && !followed.value.has(id)) void keepOpening(id);
    });
  }

  function leave(id: string): void {
    wanted.delete(id);
    // Its answer is on the way, and then the server forgets it: wanted again, it is asked for again.
    opening.delete(id);
    drafts.delete(id);
    keep(id, null);
    void link.request("conversation:leave", { conversationId: id });
  }

  listen({ link, followed, early, draftOf });
  listenForSigns({ link, followed, cameTo });

  return {
    followed,
    missing,
    want(ids) {
      for (const id of wanted) if (!ids.includes(id)) leave(id);
      for (const id of ids) {
        if (wanted.has(id)) continue;
        wanted.add(id);
        void keepOpening(id);
      }
    },
    forget() {
      followed.value = new Map();
      registers.contacts.value = new Map();
    },
    async reopen() {
      const answers = await Promise.all([...wanted].map(open));
      return answers.every(Boolean);
    },
  };
}

function mayWorkLater(code: ErrorCode | "offline"): boolean {
  return code === "offline" || ERRORS[code].retry;
}

function askThrough(link: AgentLink) {
  return async (
    conversationId: string,
    from: { readonly public: number; readonly internal: number },
  ) => {
    const reply = await link.request("conversation:sync", { conversationId, after: from });
    return reply.ok ? reply.value : null;
  };
}

function endsDraft(event: PublicEvent): boolean {
  if (event.type === "message:posted") return event.message.author.kind === "visitor";
  return event.type !== "receipt:advanced";
}

type Ears = {
  readonly link: AgentLink;
  readonly followed: ReadonlySignal<ReadonlyMap<string, Followed>>;
  readonly early: ReadonlyMap<string, Logged[]>;
  readonly draftOf: (conversationId: string) => Signal<string>;
};

function listen({ link, followed, early, draftOf }: Ears): void {
  link.on("conversation:happened", ({ conversationId, logged }) => {
    early.get(conversationId)?.push(logged);
    followed.value.get(conversationId)?.thread.happened(logged);
    // Sent, or in nobody's hands any more.
    if (logged.log === "public" && endsDraft(logged.event)) draftOf(conversationId).value = "";
  });
  link.on("heartbeat:sent", (heads) => {
    for (const [id, head] of Object.entries(heads)) followed.value.get(id)?.thread.heard(head);
  });
  link.on("visitor:changed", ({ contactId, online }) => {
    for (const { thread, visitorOnline, draft } of followed.value.values()) {
      if (thread.view.value.contactId !== contactId) continue;
      visitorOnline.value = online;
      if (!online) draft.value = "";
    }
  });
  link.on("draft:shown", ({ conversationId, text }) => {
    draftOf(conversationId).value = text;
  });
}

type SignEars = Pick<Ears, "link" | "followed"> & {
  readonly cameTo: (conversationId: string) => void;
};

function listenForSigns({ link, followed, cameTo }: SignEars): void {
  const fades = new Map<string, () => void>();
  link.on("sign:changed", (sign) => {
    const { conversationId, by, doing } = sign;
    const signs = followed.value.get(conversationId)?.signs;
    if (signs === undefined) return;
    const key = keyOf(sign);
    const isNew = by.kind === "agent" && doing !== "gone" && !signs.value.has(key);
    signs.value = withSign(signs.value, sign);
    const name = `${conversationId} ${key}`;
    fades.get(name)?.();
    fades.delete(name);
    if (doing !== "gone") {
      // The word that they stopped can be lost.
      const fade = after(fadesAfter(by.kind), () => {
        fades.delete(name);
        signs.value = withoutSign(signs.value, key);
      });
      fades.set(name, fade);
    }
    if (isNew) cameTo(conversationId);
  });
}
