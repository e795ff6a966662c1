import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { MAX_SEARCH, type Found } from "../../server/protocol/search.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { CloseIcon } from "../../widget/ui/icons.tsx";
import { after } from "../browser.ts";
import { Dialog } from "../parts/dialog.tsx";
import { closeOverlay } from "../state/asked.ts";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";
import { careWords } from "../words/contact.ts";

const PAUSE_MS = 200;

/** Two contacts are one person: the other's history becomes this one's. */
export function MergeContact({ contactId }: { readonly contactId: string }) {
  const desk = useDesk();
  const typed = useSignal("");
  const found = useSignal<readonly Found[] | null>(null);
  const chosen = useSignal<Found | null>(null);
  const name = desk.registers.contacts.value.get(contactId)?.name ?? words.visitor;
  const text = typed.value.trim();
  useEffect(() => {
    chosen.value = null;
    if (text === "") {
      found.value = null;
      return undefined;
    }
    return after(PAUSE_MS, () => {
      void desk.link.request("search:find", { text }).then((reply) => {
        if (!reply.ok || typed.value.trim() !== text) return;
        found.value = reply.value.found.filter(
          ({ kind, id }) => kind === "contact" && id !== contactId,
        );
      });
    });
  }, [text]);
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
        <header>
          <h2 class="grow">{careWords.mergeTitle}</h2>
          <button type="button" class="tool" aria-label={words.close} onClick={closeOverlay}>
            <CloseIcon />
          </button>
        </header>
        <label class="field">
          <input
            type="search"
            autofocus
            aria-label={careWords.mergeFind}
            placeholder={careWords.mergeFind}
            maxLength={MAX_SEARCH}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </label>
        <div class="hand-places" role="radiogroup" aria-label={careWords.mergeTitle}>
          {found.value?.length === 0 && <p class="soft">{careWords.mergeNothing}</p>}
          {found.value?.map((one) => (
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
