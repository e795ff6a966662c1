import { useSignal } from "@preact/signals";
import type { ArticleRow, Gap, GapQuestion } from "../../../server/protocol/articles.ts";
import { BackIcon } from "../../../widget/ui/icons.tsx";
import { DocIcon } from "../../../widget/ui/icons-home.tsx";
import { href, minute, times } from "../../state/here.ts";
import { HOME } from "../../route.ts";
import { gapWords } from "../../words/gaps.ts";
import { ArticlePick } from "../parts/article-pick.tsx";
import { atOf } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";
import { GapEffect } from "./gap-effect.tsx";
import { phrasingPlan } from "./phrasing-plan.ts";
import { useGapActions } from "./use-gap-actions.ts";

type PaneProps = {
  readonly gap: Gap;
  readonly hide: (id: string, isHidden: boolean) => void;
};

const FEW = 4;

/** One gap: who asked, what is near it, what an agent said, and what can be done about it. */
export function GapPane({ gap, hide }: PaneProps) {
  const { overview } = useKnowledge();
  const chosen = useSignal<ArticleRow | null>(null);
  const picking = useSignal(false);
  const rows = overview.value?.articles ?? [];
  const target = chosen.value ?? rows.find(({ id }) => id === gap.nearest?.id) ?? null;
  const { addTo, draft, dismiss, busy } = useGapActions(gap, hide);
  const nothing = target === null || phrasingPlan(gap, target, rows).steps.length === 0;
  return (
    <section class="box gap-pane" aria-labelledby="gap-title">
      <header>
        <a
          class="tool sm gap-back"
          href={href({ at: "knowledge", place: { is: "gaps", gap: null } })}
          aria-label={gapWords.back}
        >
          <BackIcon />
        </a>
        <h2 id="gap-title" dir="auto">
          {gap.question}
        </h2>
      </header>
      <p class="soft">{gapWords.why(gap)}</p>
      <Questions questions={gap.questions} />
      <h3>{gapWords.nearest}</h3>
      <Target row={target} />
      <div class="gap-choose">
        <button
          type="button"
          class="btn btn-bare sm"
          aria-expanded={picking.value}
          onClick={() => (picking.value = !picking.value)}
        >
          {gapWords.another}
        </button>
        {picking.value && (
          <ArticlePick
            label={gapWords.findArticle}
            prefer={gap.languages[0] ?? null}
            onChoose={(row) => {
              chosen.value = row;
              picking.value = false;
            }}
          />
        )}
      </div>
      {gap.agentAnswer !== null && (
        <>
          <h3>{gapWords.agentAnswered}</h3>
          <blockquote dir="auto">{gap.agentAnswer}</blockquote>
        </>
      )}
      {target !== null && <GapEffect gap={gap} target={target} />}
      <div class="gap-actions">
        {target !== null && (
          <button
            type="button"
            class="btn btn-main sm"
            aria-disabled={busy.value || nothing}
            onClick={() => !nothing && void addTo(target)}
          >
            {gapWords.add}
          </button>
        )}
        <button type="button" class="btn btn-line sm" onClick={draft}>
          {gapWords.draft}
        </button>
        <button type="button" class="btn btn-bare sm" onClick={() => void dismiss(false)}>
          {gapWords.dismiss}
        </button>
      </div>
    </section>
  );
}

function Target({ row }: { readonly row: ArticleRow | null }) {
  if (row === null) return <p class="soft">{gapWords.noNearest}</p>;
  return (
    <p class="gap-target">
      <DocIcon small />
      <a class="strong" href={href({ at: "knowledge", place: { is: "article", ...atOf(row.id) } })}>
        {row.title}
      </a>
      <span class="soft tiny">{row.language}</span>
    </p>
  );
}

function Questions({ questions }: { readonly questions: readonly GapQuestion[] }) {
  const all = useSignal(false);
  const shown = all.value ? questions : questions.slice(0, FEW);
  return (
    <>
      <ul class="gap-questions">
        {shown.map((question) => (
          <li key={question.id}>
            <span class="soft tiny">{question.language ?? ""}</span>
            <span class="grow">
              <a
                dir="auto"
                href={href({ ...HOME, open: { is: "conversation", id: question.conversationId } })}
              >
                {question.text}
              </a>
              <small>
                {gapWords.outcomes[question.outcome]} · {times.day(question.at, minute.value)}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {!all.value && questions.length > FEW && (
        <button type="button" class="btn btn-bare sm" onClick={() => (all.value = true)}>
          {gapWords.allQuestions(questions.length)}
        </button>
      )}
    </>
  );
}
