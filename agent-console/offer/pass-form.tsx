import { useSignal } from "@preact/signals";
import { passWords } from "../words/pass.ts";

const LONGEST_REASON = 200;

type PassProps = {
  /** null: without a reason. */
  readonly onPass: (because: string | null) => void;
  readonly onBack: () => void;
};

/** Why a chat is passed on: a press for what is usual, own words for the rest, neither is a must. */
export function PassForm({ onPass, onBack }: PassProps) {
  const own = useSignal("");
  return (
    <form
      class="pass"
      onSubmit={(event) => {
        event.preventDefault();
        const because = own.value.trim();
        onPass(because === "" ? null : because);
      }}
    >
      <p class="soft">{passWords.why}</p>
      <div class="pass-reasons">
        {passWords.reasons.map((reason) => (
          <button key={reason} type="button" class="chip line" onClick={() => onPass(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <span class="field">
        <input
          aria-label={passWords.own}
          placeholder={passWords.own}
          maxLength={LONGEST_REASON}
          dir="auto"
          value={own.value}
          onInput={(event) => (own.value = event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && onBack()}
        />
      </span>
      <div class="pair2">
        <button type="button" class="btn btn-line" onClick={onBack}>
          {passWords.back}
        </button>
        <button class="btn btn-main">{passWords.pass}</button>
      </div>
    </form>
  );
}
