import { useSignal } from "@preact/signals";
import { FIELD_KINDS } from "../../server/protocol/pre-chat.ts";
import type { PreChatOverview } from "../../server/protocol/pre-chat-settings.ts";
import { optionsOf } from "../look/options.ts";
import { Pick } from "../parts/pick.tsx";
import { SettingsAwaited } from "../parts/settings-ends.tsx";
import { SettingsForm } from "../parts/settings-form.tsx";
import { useSettings } from "../state/use-settings.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { preChatWords } from "../words/pre-chat.ts";
import { FieldForm } from "./field-form.tsx";
import { mistakeIn } from "./pre-chat-edit.ts";

/** What is asked before a person is called. */
export function PreChatBox() {
  const read = useSettings<PreChatOverview>("/api/pre-chat");
  const language = useSignal<LookLanguage>("en");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { settings, edited, refusal, edit, discard, save } = read;
  const mistake = mistakeIn(settings);
  return (
    <SettingsForm
      id="settings-pre-chat"
      title={preChatWords.title}
      how={preChatWords.how}
      look="pre-chat-box"
      edited={edited}
      refusal={refusal}
      wrong={mistake !== null}
      onSave={save}
      onReset={discard}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={settings.on}
          onChange={({ currentTarget: { checked } }) => edit((now) => ({ ...now, on: checked }))}
        />
        {preChatWords.on}
      </label>
      <div class="labelled">
        <span class="soft" aria-hidden="true">
          {preChatWords.words}
        </span>
        <Pick
          label={preChatWords.words}
          value={language.value}
          options={optionsOf(lookWords.languages)}
          onChoose={(value) => (language.value = value)}
        />
      </div>
      {FIELD_KINDS.map((kind) => (
        <FieldForm
          key={kind}
          kind={kind}
          field={settings.fields.find((field) => field.kind === kind) ?? null}
          language={language.value}
          onChange={edit}
        />
      ))}
      {mistake !== null && edited && (
        <p class="trouble" role="alert">
          {mistake}
        </p>
      )}
    </SettingsForm>
  );
}
