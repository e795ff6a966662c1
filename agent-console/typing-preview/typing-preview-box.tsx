import type { TypingPreviewOverview } from "../../server/protocol/typing-preview.ts";
import { SettingsAwaited } from "../parts/settings-ends.tsx";
import { SettingsForm } from "../parts/settings-form.tsx";
import { useSettings } from "../state/use-settings.ts";
import { typingPreviewWords } from "../words/typing-preview.ts";

/** Whether agents see what a visitor writes before it is sent. */
export function TypingPreviewBox() {
  const read = useSettings<TypingPreviewOverview>("/api/typing-preview");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { settings, edited, refusal, edit, discard, save } = read;
  return (
    <SettingsForm
      id="settings-typing-preview"
      title={typingPreviewWords.title}
      how={typingPreviewWords.how}
      look="pre-chat-box"
      edited={edited}
      refusal={refusal}
      onSave={save}
      onReset={discard}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={settings.on}
          onChange={({ currentTarget: { checked } }) => edit((now) => ({ ...now, on: checked }))}
        />
        {typingPreviewWords.on}
      </label>
    </SettingsForm>
  );
}
