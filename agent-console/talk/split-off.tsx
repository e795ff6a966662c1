import type { Turn } from "../../widget/ui/turns.ts";
import { listRoute } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { splitOff } from "../ticket/state/split-off.ts";
import { talkWords } from "../words/talk.ts";

/** On a ticket: the last thing the customer said in one go becomes a ticket of its own. */
export function SplitOff({ turn }: { readonly turn: Turn }) {
  const desk = useDesk();
  const { open } = listRoute.value;
  const message = turn.messages.findLast(({ body, seq }) => body.type === "text" && seq !== null);
  if (open?.is !== "ticket" || turn.author.kind !== "visitor" || message === undefined) return null;
  return (
    <button
      type="button"
      class="make-article"
      onClick={() => void splitOff(desk, open.id, message.id)}
    >
      {talkWords.split}
    </button>
  );
}
