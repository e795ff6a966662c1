import type { Turn } from "../../widget/ui/turns.ts";
import { languageOf } from "../contact/language.ts";
import { draftFromChat } from "../knowledge/door.tsx";
import { shownConversation } from "../state/desk.ts";
import { useDesk } from "../state/use-desk.ts";
import { chatWords } from "../words/from-chat.ts";

/** So many characters may be an answer worth keeping; shorter ones are small talk. */
const WORTH_KEEPING = 45;

/** Turns an agent's answer into the draft of an article. */
export function MakeArticle({
  turn,
  contactId,
}: {
  readonly turn: Turn;
  readonly contactId: string;
}) {
  const desk = useDesk();
  const answer = turn.messages
    .flatMap(({ body }) => (body.type === "text" ? [body.text] : []))
    .join("\n\n");
  if (turn.author.kind !== "agent" || answer.length < WORTH_KEEPING) return null;
  const make = () => {
    const id = shownConversation(desk.registers);
    const view = id === null ? undefined : desk.threads.followed.value.get(id)?.thread.view.value;
    const first = view?.public.entries.find(
      (entry) => entry.is === "message" && entry.message.author.kind === "visitor",
    );
    const body = first?.is === "message" ? first.message.body : null;
    // What is held first need not be what was asked first.
    const title = view?.public.from === 0 ? null : desk.registers.rows.value.get(id ?? "")?.title;
    void draftFromChat(desk, {
      question: title ?? (body?.type === "text" ? body.text : ""),
      answer,
      language: languageOf(desk.registers.contacts.value.get(contactId)),
    });
  };
  return (
    <button type="button" class="make-article" onClick={make}>
      {chatWords.makeArticle}
    </button>
  );
}
