import { useSignal } from "@preact/signals";
import { LONGEST_REASON } from "../../server/protocol/limits.ts";

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
      <span class="field">
        <input
          aria-label={words.own}
          placeholder={words.own}
          maxLength={LONGEST_REASON}
          dir="auto"
          value={own.value}
          onInput={(event) => (own.value = event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && onBack()}
        />
      </span>
      <div class="pair2">
        <button type="button" class="btn btn-line" onClick={onBack}>
          {words.back}
        </button>
        <button class="btn btn-main">{words.act}</button>
      </div>
    </form>
  );
}
