import { useSignal } from "@preact/signals";
import type { ArticleRow, Gap } from "../../../server/protocol/articles.ts";
import { newId } from "../../../widget/link/ids.ts";
import { go } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { gapWords } from "../../words/gaps.ts";
import { editorWords } from "../../words/editor.ts";
import { NO_FIELDS } from "../editor/edit.ts";
import { addPhrasings, dismissGap } from "../state/api.ts";
import { newName } from "../state/kept-edits.ts";
import { useKnowledge } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";
import { draftFor } from "./gap-fields.ts";
import { phrasingPlan } from "./phrasing-plan.ts";

export function useGapActions(gap: Gap, hide: (id: string, isHidden: boolean) => void) {
  const { toasts } = useDesk();
  const store = useKnowledge();
  const busy = useSignal(false);
  const rows = store.overview.value?.articles ?? [];

  /** Every article it goes to takes its own questions; what is done stays done if a later one fails. */
  const addTo = async (row: ArticleRow) => {
    if (busy.value) return;
    busy.value = true;
    const { steps, left } = phrasingPlan(gap, row, rows);
    for (const step of steps) {
      const answer = await addPhrasings(step);
      if (answer.ok) continue;
      busy.value = false;
      toasts.say(answer.code === "conflict" ? gapWords.changedMeanwhile : troubleWords(answer));
      void store.refresh();
      return;
    }
    busy.value = false;
    toasts.say(gapWords.added(row.title, left.length));
    await Promise.all([store.refresh(), store.refreshGaps()]);
  };

  const draft = () => {
    const language = gap.languages[0] ?? store.overview.value?.settings.fallbackLanguage ?? "en";
    const near = rows.find(({ id }) => id === gap.nearest?.id);
    const key = newId();
    const fields = draftFor(gap, language, near?.category ?? "");
    store.edits.keep(newName(key), { expected: 0, base: NO_FIELDS, fields, language });
    go({ at: "knowledge", place: { is: "new", key } });
  };

  const dismiss = async (undo: boolean) => {
    hide(gap.id, !undo);
    const answer = await dismissGap(
      gap.questions.map(({ id }) => id),
      undo,
    );
    if (!answer.ok) {
      hide(gap.id, undo);
      toasts.say(troubleWords(answer));
      return;
    }
    await store.refreshGaps();
    if (undo) return;
    toasts.say(gapWords.dismissed(gap.question), {
      label: editorWords.undo,
      run: () => void dismiss(true),
    });
  };

  return { addTo, draft, dismiss, busy };
}
