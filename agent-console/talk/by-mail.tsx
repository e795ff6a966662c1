import { useSignal } from "@preact/signals";
import type { ByMail as Came } from "../../server/protocol/conversation.ts";
import { sizeText } from "../../server/protocol/files.ts";
import { AlertIcon, CloseIcon } from "../../widget/ui/icons.tsx";
import type { Turn } from "../../widget/ui/turns.ts";
import { Dialog } from "../parts/dialog.tsx";
import { shownConversation } from "../state/desk.ts";
import { locale } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { mailWords } from "../words/mail.ts";

/** Says that it came by e-mail, and shows all of the mail where a message leaves some of it out. */
export function ByMail({ turn }: { readonly turn: Turn }) {
  const desk = useDesk();
  const text = useSignal<string | null>(null);
  const came = useMails(turn);
  if (came.length === 0) return null;
  const folded = came.find(({ mail }) => mail.more);
  const show = async (messageId: string) => {
    const reply = await desk.attempt("mail:read", { messageId });
    if (reply.ok) text.value = reply.value.text;
  };
  return (
    <span class="by-mail">
      {mailWords.byMail}
      {folded !== undefined && (
        <button type="button" class="btn-now" onClick={() => void show(folded.id)}>
          {mailWords.whole}
        </button>
      )}
      {text.value !== null && (
        <Dialog label={mailWords.wholeTitle} look="whole-mail" onClose={() => (text.value = null)}>
          <header>
            <h2 class="grow">{mailWords.wholeTitle}</h2>
            <button
              type="button"
              class="tool"
              aria-label={commonWords.close}
              onClick={() => (text.value = null)}
            >
              <CloseIcon />
            </button>
          </header>
          <div class="mail-text" dir="auto" tabIndex={0} role="document">
            {text.value}
          </div>
        </Dialog>
      )}
    </span>
  );
}

/** Files of the mail that are not here, each with why. */
export function LostFiles({ turn }: { readonly turn: Turn }) {
  const { fileLimits } = useDesk();
  const largest = sizeText(fileLimits.value?.largest ?? 0, locale);
  const lost = useMails(turn).flatMap(({ id, mail }) =>
    (mail.lost ?? []).map((one, nth) => ({
      key: `${id} ${nth}`,
      text: mailWords.lost(one, largest),
    })),
  );
  return (
    <>
      {lost.map(({ key, text }) => (
        <p key={key} class="lost-file small" dir="auto">
          <AlertIcon small />
          {text}
        </p>
      ))}
    </>
  );
}

function useMails(turn: Turn): readonly { readonly id: string; readonly mail: Came }[] {
  const { registers, threads } = useDesk();
  const id = shownConversation(registers);
  if (turn.author.kind !== "visitor" || id === null) return [];
  const ids = new Set(turn.messages.map((message) => message.id));
  const entries = threads.followed.value.get(id)?.thread.view.value?.public.entries ?? [];
  return entries.flatMap((entry) =>
    entry.is === "message" && ids.has(entry.message.id) && entry.message.mail !== undefined
      ? [{ id: entry.message.id, mail: entry.message.mail }]
      : [],
  );
}
