import type { ArticleDetail } from "../../../server/protocol/articles.ts";
import { say, times } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { Compare } from "./compare.tsx";
import { cleanFields, editOf } from "./edit.ts";
import { mergeFields } from "./merge.ts";
import type { EditorState } from "./use-editor.ts";
import type { Saving } from "./use-saving.ts";

type StaleProps = {
  /** What somebody else saved since the edit began. */
  readonly newest: ArticleDetail;
  readonly state: EditorState;
  readonly saving: Saving;
};

/** Somebody saved in between: both texts are shown, and one says what becomes of them. */
export function StaleConflict({ newest, state, saving }: StaleProps) {
  const { toasts } = useDesk();
  const mine = state.edit.value;
  const by = newest.updatedBy === "" ? null : newest.updatedBy;
  const on = { ...mine, expected: newest.version, base: newest.fields };
  const together = () => {
    const { fields, clashes } = mergeFields({
      base: mine.base,
      mine: cleanFields(mine.fields),
      theirs: newest.fields,
    });
    state.replace({ ...on, fields });
    toasts.say(editorWords.merged(clashes));
  };
  const drop = () => {
    state.replace(editOf(newest));
    toasts.say(editorWords.dropped, {
      label: editorWords.undo,
      run: () => state.replace(mine),
    });
  };
  return (
    <section class="box conflict" aria-labelledby="stale-title">
      <header>
        <h2 id="stale-title">
          {editorWords.stale.title(
            by,
            `${say.day(newest.updatedAt)} ${times.clock(newest.updatedAt)}`,
          )}
        </h2>
      </header>
      <p class="soft">{editorWords.stale.text}</p>
      <Compare
        before={newest.fields}
        after={cleanFields(mine.fields)}
        names={[editorWords.stale.theirs(by), editorWords.stale.mine]}
      />
      <div class="conflict-actions">
        <button type="button" class="btn btn-main sm" onClick={together}>
          {editorWords.stale.together}
        </button>
        <button type="button" class="btn btn-line sm" onClick={() => void saving.save(on)}>
          {editorWords.stale.keepMine}
        </button>
        <button type="button" class="btn btn-line sm" onClick={drop}>
          {editorWords.stale.takeTheirs}
        </button>
      </div>
    </section>
  );
}
