import { MoreIcon } from "../../../widget/ui/icons.tsx";
import { openTab } from "../../browser.ts";
import { Menu, MenuItem } from "../../parts/menu.tsx";
import { go, writesBeside, writingDone } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { besideWords } from "../../words/answers.ts";
import { helpPath, removeArticle, restoreRevision } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";
import type { EditorProps } from "./editor-props.ts";
import type { EditorState } from "./use-editor.ts";

type MenuProps = { readonly props: EditorProps; readonly state: EditorState };

/** What is done seldom: seeing its public page, dropping an edit, deleting. */
export function EditorMenu({ props: { at, detail, start }, state }: MenuProps) {
  const { account } = useDesk();
  const remove = useRemove();
  const isPublished = detail?.status === "published" && detail.removedAt === null;
  const dirty = state.dirty();
  const mayRemove = detail !== null && detail.removedAt === null && account.role === "admin";
  const beside = writesBeside.value && at !== null;
  if (!isPublished && !dirty && !mayRemove && !beside) return null;
  const drop = () => {
    state.replace(start);
    if (at === null) go(writingDone());
  };
  return (
    <Menu label={editorWords.more} triggerClass="tool" trigger={<MoreIcon />}>
      {isPublished && (
        <MenuItem onChoose={() => openTab(helpPath(detail))}>{editorWords.helpPage}</MenuItem>
      )}
      {beside && (
        <MenuItem onChoose={() => go({ at: "knowledge", place: { is: "article", ...at } })}>
          {besideWords.alone}
        </MenuItem>
      )}
      {dirty && <MenuItem onChoose={drop}>{editorWords.drop}</MenuItem>}
      {mayRemove && <MenuItem onChoose={() => void remove(detail)}>{editorWords.remove}</MenuItem>}
    </Menu>
  );
}

/**
 * Deleting needs no second question: it can be taken back, and stays in the history. What is typed
 * and not saved stays on this device, and is there again when the article is.
 */
function useRemove() {
  const { toasts } = useDesk();
  const store = useKnowledge();
  return async (detail: NonNullable<EditorProps["detail"]>) => {
    const answer = await removeArticle(detail, detail.version);
    if (!answer.ok) return toasts.say(troubleWords(answer));
    go(writingDone());
    void store.refresh();
    const gone = answer.value.version;
    const undo = async () => {
      const asked = { expected: gone, revision: detail.version };
      const back = await restoreRevision(detail, asked);
      toasts.say(back.ok ? editorWords.broughtBack : troubleWords(back));
      await store.refresh();
    };
    toasts.say(editorWords.removed(detail.title), {
      label: editorWords.undo,
      run: () => void undo(),
    });
  };
}
