import { useSignal } from "@preact/signals";
import type { ArticleDetail } from "../../../server/protocol/articles.ts";
import { say, times } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { restoreRevision } from "../state/api.ts";
import { troubleWords } from "../../state/trouble.ts";

type GoneProps = {
  readonly detail: ArticleDetail;
  /** Epoch ms. */
  readonly removedAt: number;
  readonly onChanged: (detail: ArticleDetail | null) => void;
};

/** A deleted article can be brought back, as it was or edited. */
export function Gone({ detail, removedAt, onChanged }: GoneProps) {
  const { toasts } = useDesk();
  const busy = useSignal(false);
  const bring = async () => {
    if (busy.value) return;
    busy.value = true;
    const asked = { expected: detail.version, revision: detail.version };
    const answer = await restoreRevision(detail, asked);
    busy.value = false;
    toasts.say(answer.ok ? editorWords.broughtBack : troubleWords(answer));
    onChanged(answer.ok ? answer.value : null);
  };
  return (
    <section class="box conflict" aria-labelledby="gone-title">
      <header>
        <h2 id="gone-title">
          {editorWords.gone.title(
            detail.updatedBy,
            `${say.day(removedAt)} ${times.clock(removedAt)}`,
          )}
        </h2>
      </header>
      <p class="soft">{editorWords.gone.text}</p>
      <div class="conflict-actions">
        <button
          type="button"
          class="btn btn-main sm"
          aria-disabled={busy.value}
          onClick={() => void bring()}
        >
          {editorWords.gone.bring}
        </button>
      </div>
    </section>
  );
}
