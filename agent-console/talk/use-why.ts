import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ConversationView } from "../../server/protocol/view.ts";
import type { Why } from "../../server/protocol/why.ts";
import { every } from "../browser.ts";
import { useDesk } from "../state/use-desk.ts";

/** Who is free changes without the conversation: asked again after so many ms while it waits. */
const LOOK_AGAIN_MS = 5_000;

type Wanted = {
  /** Somebody looks at the whole story. */
  readonly open: boolean;
  readonly waits: boolean;
};

/** Why a conversation is where it is, as the server says it; asked anew whenever it moved on. */
export function useWhy(
  view: ConversationView,
  { open, waits }: Wanted,
): ReadonlySignal<Why | null> {
  const { link } = useDesk();
  const why = useSignal<Why | null>(null);
  const wanted = open || waits;
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const ask = async () => {
      const reply = await link.request("routing:explain", { conversationId: view.id });
      if (current && reply.ok) why.value = reply.value;
    };
    void ask();
    const stop = waits ? every(LOOK_AGAIN_MS, () => void ask()) : () => {};
    return () => {
      current = false;
      stop();
    };
  }, [view.id, wanted, waits, view.public.seq, view.internal?.seq]);
  return why;
}
