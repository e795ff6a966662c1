import { useSignal } from "@preact/signals";
import { CheckIcon } from "../../widget/ui/icons.tsx";
import { after, copyText, selectAll } from "../browser.ts";
import { CopyIcon } from "../icons.tsx";
import { commonWords } from "../words/common.ts";

type CopyFieldProps = { readonly label: string; readonly text: string };

const SAID_FOR_MS = 3_000;

/** Text to take elsewhere. Where the browser will not copy, it is selected instead. */
export function CopyField({ label, text }: CopyFieldProps) {
  const done = useSignal<"copied" | "selected" | null>(null);
  const copy = async (code: Element | null) => {
    const copied = await copyText(text);
    if (!copied && code !== null) selectAll(code);
    done.value = copied ? "copied" : "selected";
    after(SAID_FOR_MS, () => (done.value = null));
  };
  return (
    <div class="copy-field">
      <code aria-label={label} role="group">
        {text}
      </code>
      <button
        type="button"
        class="btn btn-line"
        onClick={(event) => void copy(event.currentTarget.previousElementSibling)}
      >
        {done.value === "copied" ? <CheckIcon small /> : <CopyIcon small />}
        {done.value === "copied" ? commonWords.copy.copied : commonWords.copy.copy}
      </button>
      <span class="sr" role="status">
        {done.value !== null && commonWords.copy.said[done.value]}
      </span>
    </div>
  );
}
