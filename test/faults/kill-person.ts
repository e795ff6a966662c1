import { effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { Envelope } from "../../server/protocol/conversation.ts";
import { newId } from "../../widget/link/ids.ts";
import type { LinkStatus } from "../../widget/link/link.ts";
import {
  createOutbox,
  type Outbox,
  type OutboxItem,
  type SendOutcome,
} from "../../widget/link/outbox.ts";
import { withItem } from "../support/device.ts";
import type { Random } from "../support/random.ts";
import type { Lines } from "./kill-log.ts";

/** Somebody who chats by chance, over the clients' own link, outbox and threads. */
export interface Somebody {
  readonly status: ReadonlySignal<LinkStatus>;
  /** Does one thing, if there is one to do. */
  act(): void;
  /** The server is said to be back: does not wait for the next attempt. */
  hurry(): void;
  /** Nothing is under way: connected, and all that was written is acknowledged or refused. */
  isSettled(): boolean;
  /** Writes down how every conversation looks from here; null when no answer came. */
  writeViews(): Promise<boolean>;
  close(): void;
}

export type Setting = {
  readonly url: string;
  readonly who: string;
  readonly dice: Random;
  readonly lines: Lines;
};

const RETRY_MS = 150;
/** What one person has waiting at most: they look before they write on. */
export const MOST_WAITING = 3;

export const SAYS = [
  "It is the blue one.",
  "Thank you, and the other thing?",
  "Ja, genau so.",
  "I will look, one moment.",
  "Можно ли так?",
  "👍🏽 fine",
  "The number is 10045.",
];

type AnyLink = { readonly status: { readonly value: LinkStatus } };

/** An outbox as a browser keeps it, in memory: this process is not the one that dies. */
export function createdOutbox(
  link: AnyLink,
  send: (item: OutboxItem) => Promise<SendOutcome>,
): Outbox {
  let stored: readonly OutboxItem[] = [];
  const outbox = createOutbox({
    load: () => stored,
    save: (id, item) => void (stored = withItem(stored, id, item)),
    async send(item) {
      const outcome: SendOutcome =
        link.status.value === "online" ? await send(item) : { is: "later" };
      if (outcome.is === "later") setTimeout(outbox.flush, RETRY_MS);
      return outcome;
    },
    alone: (work) => work(),
  });
  effect(() => {
    if (link.status.value === "online") untracked(outbox.flush);
  });
  return outbox;
}

export function isSettled(link: AnyLink, outbox: Outbox): boolean {
  return (
    link.status.value === "online" && outbox.items.value.every(({ state }) => state === "failed")
  );
}

export function anyOf<T>(dice: Random, list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : dice.pick(list);
}

type Witness = Pick<Setting, "who" | "lines">;

export function dropRefused({ who, lines }: Witness, outbox: Outbox): void {
  for (const { id, state } of outbox.items.value) {
    if (state !== "failed") continue;
    lines.write({ is: "refused", who, id });
    outbox.discard(id);
  }
}

export function noteSeen(
  { who, lines }: Witness,
  { conversationId, logged: { log, seq, event } }: Envelope,
): void {
  const id =
    event.type === "message:posted"
      ? event.message.id
      : event.type === "note:posted"
        ? event.note.id
        : null;
  if (id !== null) lines.write({ is: "saw", who, id, conversationId, log, seq });
}

export function written(
  conversationId: string,
  kind: OutboxItem["kind"],
  words: string,
): Omit<OutboxItem, "state"> {
  const id = newId();
  return { id, conversationId, kind, text: `${words} ${id}`, writtenAt: Date.now() };
}
