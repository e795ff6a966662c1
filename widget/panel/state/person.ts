import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { SendPorts } from "./sending.ts";
import { mayWorkLater } from "./sending.ts";

export type PersonPorts = SendPorts & {
  /** True while the connection is up and nothing written there waits: the words go first. */
  readonly ready: (conversationId: string) => boolean;
  readonly after: (ms: number, work: () => void) => void;
  /** Where the wish stands in this browser, so that it outlives the page; null: there is none. */
  readonly load: () => string | null;
  readonly save: (text: string | null) => void;
};

export interface PersonWish {
  /** The conversation for which a person is being asked and the server has not said yes yet. */
  readonly asked: ReadonlySignal<string | null>;
  /** `begun`: the conversation is there; otherwise it starts with this. */
  ask(conversationId: string, begun: boolean): void;
}

type Wish = { readonly conversationId: string; readonly begun: boolean };

/** "Talk to a person", kept until the server has taken it. */
export function createPersonWish(ports: PersonPorts): PersonWish {
  const wish = signal(read());
  const tries = signal(0);
  let busy = false;

  function read(): Wish | null {
    const text = ports.load();
    return text ? { begun: text[0] === "+", conversationId: text.slice(1) } : null;
  }

  function keep(wanted: Wish | null): void {
    ports.save(wanted && (wanted.begun ? "+" : "-") + wanted.conversationId);
    wish.value = wanted;
  }

  /** false: nothing came of it for now. */
  async function attempt({ conversationId, begun }: Wish): Promise<boolean> {
    const reply = begun
      ? await ports.request("person:request", { conversationId })
      : await ports.request("conversation:start", {
          conversationId,
          message: null,
          person: true,
          page: ports.page(),
        });
    if (reply.ok) {
      keep(null);
      if (reply.value !== null) ports.began(conversationId, reply.value.conversationId);
    } else if (mayWorkLater(reply)) {
      ports.after(2_000, () => (tries.value += 1));
      return false;
    } else if (begun && (reply.code === "conversation_over" || reply.code === "not_found")) {
      const fresh = ports.newId();
      keep({ conversationId: fresh, begun: false });
      ports.moved(conversationId, fresh);
    } else keep(null);
    return true;
  }

  async function run(): Promise<void> {
    busy = true;
    // Another tab may have asked by now.
    wish.value = read();
    while (
      wish.value !== null &&
      ports.ready(wish.value.conversationId) &&
      (await attempt(wish.value))
    );
    busy = false;
  }

  effect(() => {
    void tries.value;
    if (wish.value !== null && ports.ready(wish.value.conversationId) && !busy) void run();
  });

  return {
    asked: computed(() => wish.value?.conversationId ?? null),
    ask(conversationId, begun) {
      keep({ conversationId, begun });
    },
  };
}
