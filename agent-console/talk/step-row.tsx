import type { ConversationView } from "../../server/protocol/view.ts";
import type { StepEntry } from "../../widget/ui/turns.ts";
import { times } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { fallWords, handoffWords, outcomeWords, talkWords, transferWords } from "../words/talk.ts";

type StepProps = { readonly entry: StepEntry; readonly view: ConversationView };

/** Where the question went down the cascade. An end is a plain line: nothing falls there. */
export function StepRow({ entry, view }: StepProps) {
  const { account, registers } = useDesk();
  const contact = registers.contacts.value.get(view.contactId)?.name ?? commonWords.visitor;
  return (
    <p class={entry.is === "resolved" ? "step level" : "step"}>
      <span>
        <strong>{stepWords(entry, account.id, contact)}</strong>{" "}
        <span class="num">{times.clock(entry.at)}</span>
      </span>
    </p>
  );
}

function stepWords(entry: StepEntry, me: string, contact: string): string {
  switch (entry.is) {
    case "handoff":
      return handoffWords(entry.reason, contact);
    case "transferred":
      return transferWords(entry.agentName, entry.to);
    case "joined":
      return talkWords.joined(entry.agentId === me ? commonWords.You : entry.agentName);
    case "resolved":
      return outcomeWords[entry.outcome];
    case "filed":
      return talkWords.filed(entry.reference, fallWords[entry.reason]);
  }
}
