import { TYPING_MS } from "../../server/protocol/limits.ts";
import { after, clock } from "../browser.ts";
import type { AgentLink } from "./registers.ts";

/** Tells the visitor that one types: renewed while it goes on, taken back after a pause. */
export interface TypingSign {
  typed(conversationId: string): void;
  stopped(conversationId: string): void;
}

const nothing = (): void => {};

const RENEW_MS = TYPING_MS / 2;

export function createTypingSign(link: AgentLink): TypingSign {
  const said = new Map<string, number>();
  let pause: () => void = nothing;
  const tell = (conversationId: string, typing: boolean) =>
    void link.request("typing:set", { conversationId, typing });
  const stopped = (conversationId: string) => {
    pause();
    if (said.delete(conversationId)) tell(conversationId, false);
  };
  return {
    stopped,
    typed(conversationId) {
      pause();
      pause = after(TYPING_MS, () => stopped(conversationId));
      if (clock() - (said.get(conversationId) ?? 0) < RENEW_MS) return;
      said.set(conversationId, clock());
      tell(conversationId, true);
    },
  };
}
