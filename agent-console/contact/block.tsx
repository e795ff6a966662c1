import type { Contact } from "../../server/protocol/registers.ts";
import { LockIcon } from "../../widget/ui/icons.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { block } from "../talk/actions.ts";
import { blockWords } from "../words/contact.ts";

/** At the end of what is known of a contact: whether they may write, and who said that they may not. */
export function Block({ contact }: { readonly contact: Contact }) {
  const desk = useDesk();
  const { blocked } = contact;
  const set = () => void block(desk, contact, blocked === null);
  return (
    <section class="block-contact" aria-label={blockWords.title}>
      {blocked !== null && (
        <p class="blocked">
          <LockIcon small />
          <span>{blockWords.since(blocked.byName, say.onDay(blocked.at))}</span>
        </p>
      )}
      <button
        type="button"
        class={`btn sm ${blocked === null ? "btn-bare" : "btn-line"}`}
        onClick={set}
      >
        {blocked === null ? blockWords.block : blockWords.unblock}
      </button>
    </section>
  );
}
