import { useSignal, type Signal } from "@preact/signals";
import type { ArticleImport, ImportReport } from "../../../server/protocol/articles.ts";
import { articleWords } from "../../words/articles.ts";
import { importArticles } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";
import { readChosen, type ChosenFile, type Readable } from "./chosen-files.ts";

export type ImportStep =
  | { readonly is: "choosing" }
  | {
      readonly is: "working";
      readonly what: "reading" | "preview" | "apply";
      readonly count: number;
      /** null: how far it is cannot be told. */
      readonly of: number | null;
    }
  | { readonly is: "preview" | "done"; readonly report: ImportReport };

export type Options = Omit<ArticleImport, "mode" | "files">;

export interface ImportWork {
  readonly step: Signal<ImportStep>;
  readonly files: Signal<readonly ChosenFile[]>;
  /** Names of files of a kind that cannot be imported. */
  readonly left: Signal<readonly string[]>;
  readonly options: {
    readonly value: Options;
    set(change: Partial<Options>): void;
  };
  readonly trouble: Signal<string | null>;
  /** @param files what is dropped takes a while to be found */
  choose(files: readonly Readable[] | Promise<readonly Readable[]>): Promise<void>;
  run(mode: ArticleImport["mode"]): Promise<void>;
}

export function useImport(): ImportWork {
  const store = useKnowledge();
  const step = useSignal<ImportStep>({ is: "choosing" });
  const files = useSignal<readonly ChosenFile[]>([]);
  const left = useSignal<readonly string[]>([]);
  const trouble = useSignal<string | null>(null);
  const options = useSignal<Options>({
    language: store.overview.value?.settings.fallbackLanguage ?? "en",
    category: articleWords.importing.anyCategory,
    existing: "keep",
    status: "draft",
  });

  const reading = (count: number, of: number | null) => {
    step.value = { is: "working", what: "reading", count, of };
  };

  const choose: ImportWork["choose"] = async (chosen) => {
    trouble.value = null;
    reading(0, null);
    const choice = await readChosen(chosen, reading);
    step.value = { is: "choosing" };
    if (choice.is !== "fine") {
      trouble.value = articleWords.importing.refused(choice);
      return;
    }
    files.value = choice.files;
    left.value = choice.left;
    await run("preview");
  };

  const run = async (mode: ArticleImport["mode"]) => {
    trouble.value = null;
    step.value = { is: "working", what: mode, count: files.value.length, of: null };
    const answer = await importArticles({ ...options.value, mode, files: [...files.value] });
    if (!answer.ok) {
      step.value = { is: "choosing" };
      trouble.value = troubleWords(answer);
      return;
    }
    step.value = { is: mode === "apply" ? "done" : "preview", report: answer.value };
    if (mode === "apply") await store.refresh();
  };

  return {
    step,
    files,
    left,
    trouble,
    choose,
    run,
    options: {
      get value() {
        return options.value;
      },
      set(change) {
        options.value = { ...options.value, ...change };
        // What was shown was for other options.
        if (step.value.is === "preview") step.value = { is: "choosing" };
      },
    },
  };
}
