import { useSignal } from "@preact/signals";
import type { TypingPreviewOverview } from "../../server/protocol/typing-preview.ts";
import { SettingsAwaited } from "../parts/settings-ends.tsx";
import { SettingsForm } from "../parts/settings-form.tsx";
import { useSettings } from "../state/use-settings.ts";
import { typingPreviewWords } from "../words/typing-preview.ts";

/** Whether agents see what a visitor writes before it is sent. */
export function TypingPreviewBox() {
  const { overview, trouble, save } = useSettings<TypingPreviewOverview>(
    "/api/typing-preview",
    typingPreviewWords.conflict,
  );
  const edited = useSignal<boolean | null>(null);
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  const on = edited.value ?? overview.settings.on;
  return (
    <SettingsForm
      id="settings-typing-preview"
      title={typingPreviewWords.title}
      how={typingPreviewWords.how}
      look="pre-chat-box"
      edited={edited.value !== null}
      onSave={() => save({ on })}
      onReset={() => (edited.value = null)}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget: { checked } }) => (edited.value = checked)}
        />
        {typingPreviewWords.on}
      </label>
    </SettingsForm>
  );
}
