import { TYPING_MS } from "../../../server/protocol/limits.ts";

/** Says "is typing" at most every half of the time after which the sign fades. */
export function createTypingSign(
  send: (conversationId: string, typing: boolean) => void,
  clock: () => number,
): (conversationId: string, typing: boolean) => void {
  let on: { readonly conversationId: string; readonly at: number } | null = null;
  return (conversationId, typing) => {
    const same = on?.conversationId === conversationId;
    if (typing && same && on !== null && clock() - on.at < TYPING_MS / 2) return;
    if (!typing && !same) return;
    on = typing ? { conversationId, at: clock() } : null;
    send(conversationId, typing);
  };
}
