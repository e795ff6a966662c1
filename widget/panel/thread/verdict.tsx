import type { ConversationView } from "../../../server/protocol/view.ts";
import { useApp } from "../app.ts";
import { laterWords } from "../words/later-words.ts";

/** What the bot asks about: its latest answer, while it has the word and nobody has judged. */
export type Judgeable = { readonly messageId: string; readonly several: boolean };

export function judgeableIn({ public: side }: ConversationView): Judgeable | null {
  if (side.phase.is !== "bot") return null;
  const latest = side.entries.findLast(
    (entry) => entry.is === "message" && isAnswer(entry.message.body.type),
  );
  if (latest?.is !== "message" || side.judged[latest.message.id] !== undefined) return null;
  return { messageId: latest.message.id, several: latest.message.body.type === "suggestions" };
}

function isAnswer(type: string): boolean {
  return type === "answer" || type === "suggestions";
}

type VerdictProps = { readonly conversationId: string; readonly about: Judgeable };

export function Verdict({ conversationId, about }: VerdictProps) {
  const { session } = useApp();
  const { didHelp, didOneHelp, yes, no } = laterWords().thread;
  const question = about.several ? didOneHelp : didHelp;
  const judge = (helped: boolean) =>
    void session.request("answer:judge", { conversationId, messageId: about.messageId, helped });
  const offline = session.status.value !== "online";
  return (
    <div class="verdict" role="group" aria-label={question}>
      <span class="small soft">{question}</span>
      <span class="pair">
        <button type="button" class="btn btn-line" disabled={offline} onClick={() => judge(true)}>
          {yes}
        </button>
        <button type="button" class="btn btn-line" disabled={offline} onClick={() => judge(false)}>
          {no}
        </button>
      </span>
    </div>
  );
}
