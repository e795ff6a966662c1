import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { OfferLine } from "../../offer/offer-line.tsx";
import { onDrop } from "../../placed-files.ts";
import { commonWords } from "../../words/common.ts";
import { articleWords } from "../../words/articles.ts";
import { ChooseFiles } from "./choose-files.tsx";
import { ImportOptions } from "./import-options.tsx";
import { Report } from "./report.tsx";
import { type ImportStep, useImport } from "./use-import.ts";

/** Bringing articles in: choose files, see what would happen, then do it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const over = useSignal(false);
  const work = useImport();
  const { step, files, options, trouble } = work;
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    element.showModal();
    return onDrop(element, {
      over: (isOver) => (over.value = isOver),
      drop: (dropped) => void work.choose(dropped),
    });
  }, []);
  const { value } = step;
  return (
    <dialog
      ref={dialog}
      class={`import-dialog${over.value ? " is-over" : ""}`}
      aria-labelledby="import-title"
      onClose={onClose}
    >
      <header>
        <h2 id="import-title" class="grow">
          {articleWords.importing.title}
        </h2>
        <button type="button" class="tool" aria-label={commonWords.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class="import-body">
        {value.is !== "done" && <ChooseFiles work={work} />}
        {value.is !== "done" && files.value.length > 0 && <ImportOptions options={options} />}
        <div role="alert">{trouble.value !== null && <p class="trouble">{trouble.value}</p>}</div>
        <div role="status">
          {value.is === "working" && (
            <p class="working">
              {articleWords.importing.working[value.what](value.count)}
              {value.of === null ? (
                <progress aria-label={articleWords.importing.title} />
              ) : (
                <progress
                  aria-label={articleWords.importing.title}
                  max={value.of}
                  value={value.count}
                />
              )}
            </p>
          )}
          {(value.is === "preview" || value.is === "done") && <Report report={value.report} />}
        </div>
      </div>
      <footer>
        <Steps work={work} onClose={onClose} />
      </footer>
      <OfferLine />
    </dialog>
  );
}

type StepsProps = { readonly work: ReturnType<typeof useImport>; readonly onClose: () => void };

/**
 * First look, then do; another option or file asks for another look. It is one button all the way, never
 * disabled, for whoever pressed it has the focus there.
 */
function Steps({ work, onClose }: StepsProps) {
  const { step, files, run } = work;
  const { value } = step;
  const count = value.is === "preview" ? changesIn(value.report) : 0;
  const isReady = value.is === "preview" ? count > 0 : files.value.length > 0;
  const idle = value.is === "working" || !(isReady || value.is === "done");
  const act = () => {
    if (idle) return;
    if (value.is === "done") onClose();
    else void run(value.is === "preview" ? "apply" : "preview");
  };
  return (
    <button type="button" class="btn btn-main" aria-disabled={idle} onClick={act}>
      {stepWords(value.is, count)}
    </button>
  );
}

function stepWords(step: ImportStep["is"], count: number): string {
  const { importing } = articleWords;
  if (step === "done") return importing.close;
  return step === "preview" ? importing.apply(count) : importing.preview;
}

function changesIn({ items }: { readonly items: readonly { readonly what: string }[] }): number {
  return items.filter(({ what }) => what === "new" || what === "replaces").length;
}
