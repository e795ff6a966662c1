import { signal, type ReadonlySignal } from "@preact/signals";
import type { Attachment } from "../../server/protocol/files.ts";

/**
 * Text that was written and is not yet known to be committed. It is stored before it is sent, so it
 * survives reload, crash and a second tab; the id makes a resend harmless. Nothing here is ever shown
 * as sent: an item leaves the outbox only when the server has acknowledged it.
 */
export type OutboxItem = {
  /** The message's own id, 128 random bits. */
  readonly id: string;
  readonly conversationId: string;
  /** start: begins the conversation. leave: instead of waiting for a person. note: agents only. */
  readonly kind: "start" | "message" | "leave" | "note";
  readonly text: string;
  /** Files that go with it: the server has them already. */
  readonly files?: readonly Attachment[];
  /** The id of the piece that follows, where a text goes as several. */
  readonly next?: string;
  /** Epoch ms on this device. */
  readonly writtenAt: number;
  /** waiting: not tried, or no connection. sending: on its way. failed: refused; the person decides. */
  readonly state: "waiting" | "sending" | "failed";
};

/** sent: acknowledged. later: try again when connected. refused: it will not work as it is. */
export type SendOutcome =
  | { readonly is: "sent" }
  | { readonly is: "later" }
  | { readonly is: "refused" }
  /** It belongs elsewhere now: try again there. */
  | { readonly is: "moved"; readonly conversationId: string; readonly kind: OutboxItem["kind"] };

export type OutboxPorts = {
  /** All that is kept, in order of writing. */
  readonly load: () => readonly OutboxItem[];
  /** Keeps one item, or lets go of it (null). Never a list: see stored-apart.ts. */
  readonly save: (id: string, item: OutboxItem | null) => void;
  readonly send: (item: OutboxItem) => Promise<SendOutcome>;
  /** Runs `work` while no other tab does (Web Locks); at once where there are none. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
};

export type Unsent = Omit<OutboxItem, "state">;

export interface Outbox {
  readonly items: ReadonlySignal<readonly OutboxItem[]>;
  put(...items: readonly Unsent[]): void;
  retry(id: string): void;
  discard(id: string): void;
  /** Sends what waits, in order of writing; call it when the connection is back. */
  flush(): void;
  /** Another tab changed the stored items: take them over. */
  reload(): void;
}

export function createOutbox(ports: OutboxPorts): Outbox {
  const items = signal<readonly OutboxItem[]>(ports.load());
  let flushing = false;
  let again = false;

  const save = (id: string, item: OutboxItem | null) => {
    ports.save(id, item);
    items.value = ports.load();
  };
  // What is stored is the truth, read anew before every change: another tab may have sent it.
  const mark = (id: string, patch: Partial<OutboxItem>) => {
    const item = ports.load().find((one) => one.id === id);
    if (item !== undefined) save(id, { ...item, ...patch });
  };
  const remove = (id: string) => save(id, null);

  async function drain(): Promise<void> {
    for (;;) {
      // Alone, so nobody else is sending: what looks on its way is left over from a page that died.
      const kept = ports.load();
      const next = kept.find((item) => item.state !== "failed");
      if (next === undefined) return;
      mark(next.id, { state: "sending" });
      // What stands before it in its text was refused: it waits with that, or the text is read with a hole.
      const { is, ...elsewhere }: SendOutcome = kept.some((item) => item.next === next.id)
        ? { is: "refused" }
        : await ports.send(next);
      if (is === "sent") remove(next.id);
      else mark(next.id, { ...elsewhere, state: is === "refused" ? "failed" : "waiting" });
      if (is === "later") return;
    }
  }

  async function flush(): Promise<void> {
    again = true;
    if (flushing) return;
    flushing = true;
    try {
      while (again) {
        again = false;
        await ports.alone(drain);
      }
    } finally {
      flushing = false;
    }
  }

  return {
    items,
    put(...unsent) {
      for (const item of unsent) save(item.id, { ...item, state: "waiting" });
      void flush();
    },
    retry(id) {
      mark(id, { state: "waiting" });
      void flush();
    },
    discard: remove,
    flush: () => void flush(),
    reload() {
      items.value = ports.load();
    },
  };
}
