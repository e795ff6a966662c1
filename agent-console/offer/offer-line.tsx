import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { focusIfFree } from "../browser.ts";
import { useOnce } from "../parts/use-once.ts";
import { useDesk } from "../state/use-desk.ts";
import { declineOffer, takeOffer } from "../talk/actions.ts";
import { offerWords } from "../words/offer.ts";
import { AcceptButton } from "./accept-button.tsx";
import { arrivedWords } from "./offer-card.tsx";

/**
 * What the card says, where a dialog keeps from it: a customer waits, and there are seconds to answer.
 * Whoever takes the chat stays, for they are in the middle of something.
 */
export function OfferLine() {
  const desk = useDesk();
  const once = useOnce();
  const taken = useSignal<string | null>(null);
  const [row] = desk.offers.value;
  const words = useRef<HTMLParagraphElement>(null);
  const had = useRef(false);
  useEffect(() => {
    // Its buttons have gone, and with them the focus of whoever pressed one.
    if (had.current && row === undefined) focusIfFree(words.current);
    had.current = row !== undefined;
  }, [row === undefined]);
  const take = async (id: string, name: string) => {
    if (await takeOffer(desk, id)) taken.value = name;
  };
  return (
    <div class="offer-line">
      <p ref={words} role="status" dir="auto">
        {row !== undefined
          ? arrivedWords(row)
          : taken.value !== null && offerWords.taken(taken.value)}
      </p>
      {row !== undefined && (
        <div class="pair2">
          <button
            type="button"
            class="btn btn-line"
            onClick={() => once(() => declineOffer(desk, row.id, null))}
          >
            {offerWords.pass}
          </button>
          <AcceptButton row={row} onAct={() => once(() => take(row.id, row.contactName))} />
        </div>
      )}
    </div>
  );
}
