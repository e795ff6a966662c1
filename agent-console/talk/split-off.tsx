import { newId } from "../../widget/link/ids.ts";
import type { Turn } from "../../widget/ui/turns.ts";
import { besideList, go, listRoute } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { talkWords } from "../words/talk.ts";

/** On a ticket: the last thing the customer said in one go becomes a ticket of its own. */
export function SplitOff({ turn }: { readonly turn: Turn }) {
  const desk = useDesk();
  const { open } = listRoute.value;
  const message = turn.messages.findLast(({ body, seq }) => body.type === "text" && seq !== null);
  if (open?.is !== "ticket" || turn.author.kind !== "visitor" || message === undefined) return null;
  const split = async () => {
    const reply = await desk.attempt("ticket:split", {
      ticketId: open.id,
      messageId: message.id,
      conversationId: newId(),
    });
    if (reply.ok) go(besideList({ is: "ticket", id: reply.value.ticketId }));
  };
  return (
    <button type="button" class="make-article" onClick={() => void split()}>
      {talkWords.split}
    </button>
  );
}
