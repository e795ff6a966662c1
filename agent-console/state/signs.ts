import { AGENT_SIGN_MS, TYPING_MS } from "../../server/protocol/limits.ts";
import type { Doing } from "../../server/protocol/signs.ts";
import { after, clock, every } from "../browser.ts";
import type { Mode } from "./drafts.ts";
import type { AgentLink } from "./registers.ts";

/** Tells what one does in a conversation: colleagues all of it, a visitor only that one writes to them. */
export interface OwnSigns {
  /** The conversation that is open, and whether it is before one's eyes; null: none. */
  look(open: string | null, isSeen: boolean): void;
  typed(conversationId: string, mode: Mode): void;
  /** Sent, or nothing of it is left. */
  stopped(conversationId: string): void;
  /** Somebody came, and has not heard it yet. */
  again(conversationId: string): void;
  close(): void;
}

const RENEW_TYPING_MS = TYPING_MS / 2;
const RENEW_MS = 10_000;
/** Who has begun a reply, and not touched it for so long, is only looking. */
const THINKS_MS = 60_000;

const nothing = (): void => {};

export function createOwnSigns(link: Pick<AgentLink, "request">): OwnSigns {
  const said = new Map<string, { readonly doing: Doing; readonly at: number }>();
  let looked: string | null = null;
  let pause: () => void = nothing;

  const tell = (conversationId: string, doing: Doing) => {
    if (doing === "gone") said.delete(conversationId);
    else said.set(conversationId, { doing, at: clock() });
    void link.request("sign:set", { conversationId, doing });
  };
  const change = (conversationId: string, doing: Doing) => {
    if ((said.get(conversationId)?.doing ?? "gone") !== doing) tell(conversationId, doing);
  };
  const writes = (id: string) => (said.get(id)?.doing ?? "looking") !== "looking";
  const rest = (id: string) => change(id, id === looked ? "looking" : "gone");
  const thinks = (id: string, mode: Mode) => {
    if (mode === "note") return rest(id);
    change(id, "paused");
    pause = after(THINKS_MS, () => rest(id));
  };
  const renewal = every(RENEW_MS, () => {
    for (const [id, { doing, at }] of said) if (clock() - at >= RENEW_MS / 2) tell(id, doing);
  });

  return {
    look(open, isSeen) {
      looked = isSeen ? open : null;
      for (const id of said.keys()) {
        if (id === open) continue;
        pause();
        tell(id, "gone");
      }
      // Who looks something up in another tab still writes: that ends by itself.
      if (open !== null && !writes(open)) rest(open);
    },
    typed(conversationId, mode) {
      pause();
      pause = after(TYPING_MS, () => thinks(conversationId, mode));
      const doing = mode === "reply" ? "replying" : "noting";
      const last = said.get(conversationId);
      if (last?.doing === doing && clock() - last.at < RENEW_TYPING_MS) return;
      tell(conversationId, doing);
    },
    stopped(conversationId) {
      pause();
      rest(conversationId);
    },
    again(conversationId) {
      const last = said.get(conversationId);
      if (last !== undefined) tell(conversationId, last.doing);
    },
    close() {
      pause();
      renewal();
    },
  };
}

/** When a sign that was heard now fades, unless it is renewed. */
export function fadesAfter(kind: "visitor" | "agent"): number {
  return kind === "visitor" ? TYPING_MS : AGENT_SIGN_MS;
}
