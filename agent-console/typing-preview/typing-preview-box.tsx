import { useSignal } from "@preact/signals";
import type { TypingPreviewOverview } from "../../server/protocol/typing-preview.ts";
import { SettingsAwaited, SettingsEnds } from "../parts/settings-ends.tsx";
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
  const submit = async (event: Event) => {
    event.preventDefault();
    if (edited.value !== null && (await save({ on: edited.value }))) edited.value = null;
  };
  return (
    <section class="box pre-chat-box" aria-labelledby="settings-typing-preview">
      <header>
        <h2 id="settings-typing-preview">{typingPreviewWords.title}</h2>
      </header>
      <p class="soft">{typingPreviewWords.how}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <label class="check">
          <input
            type="checkbox"
            checked={edited.value ?? overview.settings.on}
            onChange={({ currentTarget: { checked } }) => (edited.value = checked)}
          />
          {typingPreviewWords.on}
        </label>
        <SettingsEnds
          edited={edited.value !== null}
          wrong={false}
          onReset={() => (edited.value = null)}
        />
      </form>
    </section>
  );
}
