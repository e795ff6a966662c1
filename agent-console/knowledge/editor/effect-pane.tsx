import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Effect, EffectAnswer } from "../../../server/protocol/articles.ts";
import { Bones } from "../../parts/empty.tsx";
import { editorWords } from "../../words/editor.ts";
import { fetchEffect } from "../state/api.ts";
import { troubleWords } from "../../state/trouble.ts";
import { cleanFields, problemsOf } from "./edit.ts";
import type { EditorState } from "./use-editor.ts";

type PaneProps = { readonly id: string; readonly state: EditorState };
type Verdict = Effect["changed"][number]["verdict"];

const VERDICTS: readonly Verdict[] = ["better", "worse", "unknown"];

/** Which past questions would be answered otherwise, had this been saved before they were asked. */
export function EffectPane({ id, state }: PaneProps) {
  const found = useSignal<Effect | string | null>(null);
  const asking = useSignal(false);
  const asked = useSignal("");
  const fields = cleanFields(state.edit.value.fields);
  const now = JSON.stringify(fields);
  const incomplete = Object.keys(problemsOf(fields)).length > 0;
  const ask = async () => {
    asking.value = true;
    asked.value = now;
    const answer = await fetchEffect(id, fields);
    // Asked anew meanwhile: that answer follows.
    if (!answer.ok && answer.code === "superseded") return;
    asking.value = false;
    found.value = answer.ok ? answer.value : troubleWords(answer);
  };
  useEffect(() => {
    if (!incomplete) void ask();
  }, []);
  const outdated = found.value !== null && asked.value !== now;
  return (
    <div class="effect">
      <p class="soft">{incomplete ? editorWords.effect.incomplete : editorWords.effect.what}</p>
      {(outdated || found.value === null) && !asking.value && (
        <button
          type="button"
          class="btn btn-tint sm"
          disabled={incomplete}
          onClick={() => void ask()}
        >
          {outdated ? editorWords.effect.again : editorWords.effect.ask}
        </button>
      )}
      {asking.value && <Bones rows={2} />}
      <div role="status">
        {!asking.value && typeof found.value === "string" && <p class="trouble">{found.value}</p>}
        {!asking.value && found.value !== null && typeof found.value !== "string" && (
          <EffectFound effect={found.value} />
        )}
      </div>
    </div>
  );
}

/** What would change, in figures and in the questions themselves. */
export function EffectFound({ effect }: { readonly effect: Effect }) {
  if (effect.questions === 0) return <p>{editorWords.effect.noQuestions}</p>;
  if (effect.changed.length === 0) return <p>{editorWords.effect.nothing(effect.questions)}</p>;
  const of = (verdict: Verdict) => effect.changed.filter((each) => each.verdict === verdict);
  return (
    <>
      <dl class="figures">
        {VERDICTS.map((verdict) => (
          <div key={verdict} class={verdict}>
            <dd class="num">{of(verdict).length}</dd>
            <dt>{editorWords.effect.verdicts[verdict]}</dt>
          </div>
        ))}
      </dl>
      <p class="soft tiny">{editorWords.effect.outOf(effect.questions)}</p>
      {VERDICTS.map((verdict) => (
        <Changed key={verdict} verdict={verdict} changed={of(verdict)} />
      ))}
    </>
  );
}

function Changed({
  verdict,
  changed,
}: {
  readonly verdict: Verdict;
  readonly changed: Effect["changed"];
}) {
  if (changed.length === 0) return null;
  return (
    <section>
      <h2 class="effect-head">{editorWords.effect.heads[verdict]}</h2>
      <ul class="changed">
        {changed.map(({ question, before, after }) => (
          <li key={question}>
            <p dir="auto">“{question}”</p>
            <p class="soft tiny">
              {editorWords.effect.before} {answerWords(before)}
            </p>
            <p class="tiny">
              {editorWords.effect.after} {answerWords(after)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function answerWords({ decision, title }: EffectAnswer): string {
  return editorWords.effect.answers[decision](title ?? "");
}
