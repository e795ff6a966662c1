import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { CloseIcon } from "../../widget/ui/icons.tsx";
import { onPress } from "../browser.ts";
import { shownConversation } from "../state/desk.ts";
import { contactFolds } from "../state/here.ts";
import { forgetAwaited } from "../state/openers.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { contactWords } from "../words/contact.ts";
import { OfferLine } from "../offer/offer-line.tsx";
import { Bones } from "../parts/empty.tsx";
import { ContactCard } from "./contact-card.tsx";
import { contactShown } from "./contact-shown.ts";

/** Who one talks to: a pane of its own, or a sheet where there is no room for one. */
export function ContactPane() {
  const { registers, threads } = useDesk();
  const id = shownConversation(registers);
  const followed = id === null ? undefined : threads.followed.value.get(id);
  useEffect(close, [id]);
  if (!contactFolds.value) {
    return (
      <aside class="who-pane" aria-label={contactWords.title}>
        {followed === undefined ? <Bones rows={3} /> : <ContactCard followed={followed} />}
      </aside>
    );
  }
  return contactShown.value && followed !== undefined ? <Sheet followed={followed} /> : null;
}

/** The browser's own dialog keeps the focus inside, and gives it back. */
function Sheet({ followed }: { readonly followed: Followed }) {
  const sheet = useRef<HTMLDialogElement>(null);
  // Before a form in it takes the focus.
  useLayoutEffect(() => {
    sheet.current?.showModal();
    // What is not the sheet's content is the shade around it.
    return onPress((event) => {
      if (event.target === sheet.current) close();
    });
  }, []);
  return (
    <dialog ref={sheet} class="sheet-up" aria-label={contactWords.title} onClose={close}>
      <div class="who-pane">
        <ContactCard followed={followed} />
      </div>
      <OfferLine />
      <button type="button" class="tool sheet-close" aria-label={commonWords.close} onClick={close}>
        <CloseIcon />
      </button>
    </dialog>
  );
}

function close(): void {
  contactShown.value = false;
  forgetAwaited();
}
