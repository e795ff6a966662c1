import { useSignal } from "@preact/signals";
import { LONGEST_REASON } from "../../server/protocol/limits.ts";
import { LineField } from "./line-field.tsx";

type ReasonProps = {
  readonly words: {
    readonly why: string;
    /** What is usual. */
    readonly reasons: readonly string[];
    readonly own: string;
    /** What the reason is for: a button says it. */
    readonly act: string;
    readonly back: string;
  };
  /** null: without a reason. */
  readonly onAct: (reason: string | null) => void;
  readonly onBack: () => void;
};

/** Why something is done: a press for what is usual, own words for the rest, neither is a must. */
export function ReasonForm({ words, onAct, onBack }: ReasonProps) {
  const own = useSignal("");
  return (
    <form
      class="pass"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = own.value.trim();
        onAct(reason === "" ? null : reason);
      }}
    >
      <p class="soft">{words.why}</p>
      <div class="pass-reasons">
        {words.reasons.map((reason) => (
          <button key={reason} type="button" class="chip line" onClick={() => onAct(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <LineField
        label={words.own}
        placeholder={words.own}
        longest={LONGEST_REASON}
        value={own.value}
        onInput={(text) => (own.value = text)}
        onLeave={onBack}
        atOnce={false}
      />
      <div class="pair2">
        <button type="button" class="btn btn-line" onClick={onBack}>
          {words.back}
        </button>
        <button class="btn btn-main">{words.act}</button>
      </div>
    </form>
  );
}
