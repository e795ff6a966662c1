import { useId } from "preact/hooks";
import { AlertIcon } from "../../widget/ui/icons.tsx";
import { useQuestion } from "../parts/use-question.ts";
import { now } from "../state/here.ts";
import { companyWords } from "../words/company.ts";
import type { Doubt } from "./before-send.ts";

type QuestionProps = {
  readonly doubt: Doubt;
  readonly onSend: () => void;
  readonly onBack: () => void;
};

const RECENT_MS = 5 * 60_000;

/** Asks once more, with what somebody else wrote. */
export function SendQuestion({ doubt, onSend, onBack }: QuestionProps) {
  const place = useQuestion(doubt.key, onBack);
  const id = useId();
  const isRecent = doubt.is === "replied" && now.peek() - doubt.at < RECENT_MS;
  return (
    <div
      ref={place}
      class="send-question arrive"
      role="alertdialog"
      aria-labelledby={id}
      tabIndex={-1}
    >
      <p id={id} class="asks">
        <AlertIcon small />
        <b class="strong">{companyWords.ask(doubt, isRecent)}</b>
      </p>
      {doubt.is === "replied" && doubt.text !== "" && (
        <blockquote aria-label={companyWords.theirs(doubt.name)} dir="auto" tabIndex={0}>
          {doubt.text}
        </blockquote>
      )}
      <div class="answers">
        <button type="button" class="btn btn-tint sm" onClick={onBack}>
          {companyWords.back}
        </button>
        <button type="button" class="btn btn-main sm" onClick={onSend}>
          {companyWords.send}
        </button>
      </div>
    </div>
  );
}
