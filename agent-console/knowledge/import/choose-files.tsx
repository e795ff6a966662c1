import { filesChosenIn } from "../../placed-files.ts";
import { articleWords } from "../../words/articles.ts";
import type { ImportWork } from "./use-import.ts";

const ACCEPT = ".md,.markdown,.csv,.tsv,.html,.htm,.jsonl,.ndjson,.json,.txt";

/** Files, a whole folder, or what is dropped on the dialog. */
export function ChooseFiles({ work }: { readonly work: ImportWork }) {
  const { files, left } = work;
  const take = (input: HTMLInputElement) => {
    const chosen = filesChosenIn(input);
    // So that the same file can be chosen again once it was put right.
    input.value = "";
    if (chosen.length > 0) void work.choose(chosen);
  };
  return (
    <div class="choose-files">
      <p class="soft">{articleWords.importing.what}</p>
      <div class="choose-buttons">
        <label class="btn btn-line sm">
          {articleWords.importing.chooseFiles}
          <input
            class="sr"
            type="file"
            multiple
            accept={ACCEPT}
            onChange={(event) => take(event.currentTarget)}
          />
        </label>
        <label class="btn btn-line sm not-phone">
          {articleWords.importing.chooseFolder}
          <input
            class="sr"
            type="file"
            multiple
            {...{ webkitdirectory: true }}
            onChange={(event) => take(event.currentTarget)}
          />
        </label>
        <span class="soft tiny not-phone">{articleWords.importing.orDrop}</span>
      </div>
      {files.value.length > 0 && (
        <p class="strong">{articleWords.importing.chosen(files.value.map(({ name }) => name))}</p>
      )}
      {left.value.length > 0 && (
        <p class="soft tiny">{articleWords.importing.leftAside(left.value)}</p>
      )}
    </div>
  );
}
