import { useSignal } from "@preact/signals";
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
  const chosen = useSignal<boolean | null>(null);
  const failed = useSignal(false);
  const { didHelp, didOneHelp, yes, no } = laterWords().thread;
  const question = about.several ? didOneHelp : didHelp;
  const judge = async (helped: boolean) => {
    if (chosen.value !== null) return;
    chosen.value = helped;
    failed.value = false;
    const judged = { conversationId, messageId: about.messageId, helped };
    failed.value = !(await session.request("answer:judge", judged)).ok;
    chosen.value = null;
  };
  const offline = session.status.value !== "online";
  return (
    <div class="verdict" role="group" aria-label={question}>
      <span class="small soft">{question}</span>
      <span class="pair">
        {([true, false] as const).map((helped) => (
          <button
            key={String(helped)}
            type="button"
            class={chosen.value === helped ? "btn btn-tint" : "btn btn-line"}
            aria-pressed={chosen.value === helped}
            disabled={offline}
            onClick={() => void judge(helped)}
          >
            {helped ? yes : no}
          </button>
        ))}
      </span>
      {failed.value && (
        <p class="small" role="alert">
          {laterWords().rate.notSaved}
        </p>
      )}
    </div>
  );
}
