import { settingsWords } from "../words/settings.ts";
import { Bones } from "./empty.tsx";

type EndsProps = {
  /** Something differs from what is kept. */
  readonly edited: boolean;
  /** As it is it cannot be saved. */
  readonly wrong: boolean;
  /** Why it was not saved; null: it was, or nobody tried. */
  readonly refusal?: string | null;
  readonly onReset: () => void;
};

/** The end of a form of settings: saved, or as it was. */
export function SettingsEnds({ edited, wrong, refusal = null, onReset }: EndsProps) {
  return (
    <>
      {refusal !== null && (
        <p class="trouble" role="alert">
          {refusal}
        </p>
      )}
      <span class="settings-ends">
        {/* Not disabled, which would take the focus away as it saves: the form does nothing then. */}
        <button class="btn btn-main" aria-disabled={!edited || wrong}>
          {settingsWords.save}
        </button>
        {edited && (
          <>
            <button type="button" class="btn btn-bare" onClick={onReset}>
              {settingsWords.reset}
            </button>
            <span class="soft">{settingsWords.unsaved}</span>
          </>
        )}
      </span>
    </>
  );
}

/** Before settings are there, or in place of them. */
export function SettingsAwaited({ trouble }: { readonly trouble: string | null }) {
  if (trouble === null) return <Bones rows={2} />;
  return (
    <p class="trouble" role="alert">
      {trouble}
    </p>
  );
}
