import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ArticleDetail, ArticleFields, Revision } from "../../../server/protocol/articles.ts";
import { NextIcon } from "../../../widget/ui/icons.tsx";
import { minute, times } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { fetchRevision, restoreRevision } from "../state/api.ts";
import { troubleWords } from "../../state/trouble.ts";
import { Compare } from "./compare.tsx";

type HistoryProps = {
  readonly detail: ArticleDetail;
  readonly dirty: boolean;
  readonly onChanged: (detail: ArticleDetail | null) => void;
};

/** Who changed what when; any of it can be looked at and brought back. */
export function HistoryPane({ detail, dirty, onChanged }: HistoryProps) {
  const open = useSignal<number | null>(null);
  return (
    <ol class="revisions">
      {detail.revisions.map((revision, index) => (
        <li key={revision.revision}>
          <button
            type="button"
            class="revision"
            aria-expanded={open.value === revision.revision}
            onClick={() => {
              open.value = open.value === revision.revision ? null : revision.revision;
            }}
          >
            <span class="grow">
              <b class="strong">{editorWords.revision[revision.what]}</b>{" "}
              {editorWords.by(revision.by)}
              <small>
                {times.full(revision.at, minute.value)}
                {index === 0 && ` · ${editorWords.newest}`}
              </small>
            </span>
            <NextIcon small />
          </button>
          {open.value === revision.revision && (
            <RevisionView {...{ detail, revision, dirty, onChanged }} isNewest={index === 0} />
          )}
        </li>
      ))}
    </ol>
  );
}

type ViewProps = HistoryProps & { readonly revision: Revision; readonly isNewest: boolean };

function RevisionView({ detail, revision, dirty, isNewest, onChanged }: ViewProps) {
  const { toasts } = useDesk();
  const then = useSignal<ArticleFields | null>(isNewest ? detail.fields : null);
  const before = useSignal<ArticleFields | null>(null);
  const trouble = useSignal<string | null>(null);
  const number = revision.revision;
  const older = detail.revisions.find((other) => other.revision < number)?.revision ?? null;
  const ask = async (which: number, into: typeof then) => {
    const answer = await fetchRevision(detail, which);
    if (answer.ok) into.value = answer.value;
    else trouble.value = troubleWords(answer);
  };
  useEffect(() => {
    if (then.value === null) void ask(number, then);
    if (older !== null) void ask(older, before);
  }, []);
  const restore = async () => {
    const body = { expected: detail.version, revision: number };
    const answer = await restoreRevision(detail, body);
    if (!answer.ok) {
      trouble.value = troubleWords(answer);
      return;
    }
    toasts.say(editorWords.restored);
    onChanged(answer.value);
  };
  return (
    <div class="revision-view">
      {trouble.value !== null && <p class="trouble">{trouble.value}</p>}
      {then.value !== null && older === null && <p class="soft">{editorWords.first}</p>}
      {then.value !== null && before.value !== null && (
        <Compare
          before={before.value}
          after={then.value}
          names={[editorWords.beforeIt, editorWords.afterIt]}
        />
      )}
      {!isNewest && then.value !== null && (
        <>
          <details>
            <summary>{editorWords.againstNow}</summary>
            <Compare
              before={detail.fields}
              after={then.value}
              names={[editorWords.nowSaid, editorWords.thenSaid]}
            />
          </details>
          <button
            type="button"
            class="btn btn-tint sm"
            disabled={dirty}
            onClick={() => void restore()}
          >
            {editorWords.restore}
          </button>
          {dirty && <p class="soft tiny">{editorWords.saveFirst}</p>}
        </>
      )}
    </div>
  );
}
