import { useSignal } from "@preact/signals";
import { MAX_SEARCH, type Found } from "../../server/protocol/search.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { Dialog, DialogHead, DialogSearch } from "../parts/dialog.tsx";
import { closeOverlay } from "../state/asked.ts";
import { useDesk } from "../state/use-desk.ts";
import { useSearch } from "../state/use-search.ts";
import { commonWords } from "../words/common.ts";
import { careWords } from "../words/contact.ts";

/** Two contacts are one person: the other's history becomes this one's. */
export function MergeContact({ contactId }: { readonly contactId: string }) {
  const desk = useDesk();
  const typed = useSignal("");
  const result = useSearch(typed.value);
  const chosen = useSignal<Found | null>(null);
  const name = desk.registers.contacts.value.get(contactId)?.name ?? commonWords.visitor;
  const found = result.value?.found.filter(
    ({ kind, id }) => kind === "contact" && id !== contactId,
  );
  const merge = async () => {
    const from = chosen.value;
    if (from === null) return;
    const reply = await desk.attempt("contact:merge", { contactId, fromId: from.id });
    if (!reply.ok) return;
    desk.toasts.say(careWords.merged(from.contactName, name));
    closeOverlay();
  };
  return (
    <Dialog label={careWords.mergeTitle} look="hand-on" onClose={closeOverlay}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void merge();
        }}
      >
        <DialogHead title={careWords.mergeTitle} onClose={closeOverlay} />
        <DialogSearch
          label={careWords.mergeFind}
          value={typed.value}
          longest={MAX_SEARCH}
          onInput={(text) => {
            typed.value = text;
            chosen.value = null;
          }}
        />
        <div class="hand-places" role="radiogroup" aria-label={careWords.mergeTitle}>
          {found?.length === 0 && <p class="soft">{careWords.mergeNothing}</p>}
          {found?.map((one) => (
            <label key={one.id} class={`hand-place${chosen.value?.id === one.id ? " is-on" : ""}`}>
              <input
                type="radio"
                class="sr"
                name="merge-from"
                checked={chosen.value?.id === one.id}
                onChange={() => (chosen.value = one)}
              />
              <Avatar name={one.contactName} seed={one.id} size={30} />
              <span class="grow clip">{one.contactName}</span>
              <span class="soft clip">{one.excerpt}</span>
            </label>
          ))}
        </div>
        <p class="soft hand-note">{careWords.mergeHow(name)}</p>
        <footer>
          <button class="btn btn-main" disabled={chosen.value === null}>
            {chosen.value === null
              ? careWords.mergeChoose
              : careWords.mergeDo(chosen.value.contactName, name)}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
