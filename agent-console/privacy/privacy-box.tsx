import type { PrivacyOverview } from "../../server/protocol/privacy.ts";
import { PRIVATE_FIELDS, type PrivateField } from "../../server/protocol/private-fields.ts";
import { SettingsAwaited } from "../parts/settings-ends.tsx";
import { SettingsForm } from "../parts/settings-form.tsx";
import { Tick } from "../parts/tick.tsx";
import { useSettings } from "../state/use-settings.ts";
import { privacyWords } from "../words/privacy.ts";

/** What of their customers agents are shown who do not supervise. */
export function PrivacyBox() {
  const read = useSettings<PrivacyOverview>("/api/privacy");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { settings, edited, refusal, edit, discard, save } = read;
  const show = (field: PrivateField, on: boolean) =>
    edit(({ hidden }) => ({
      hidden: PRIVATE_FIELDS.filter((one) => (one === field ? !on : hidden.includes(one))),
    }));
  return (
    <SettingsForm
      id="settings-privacy"
      title={privacyWords.title}
      how={privacyWords.how}
      look="pre-chat-box"
      edited={edited}
      refusal={refusal}
      onSave={save}
      onReset={discard}
    >
      <fieldset class="privacy-fields">
        <legend class="strong">{privacyWords.legend}</legend>
        {PRIVATE_FIELDS.map((field) => (
          <Tick
            key={field}
            label={privacyWords.label(field)}
            value={!settings.hidden.includes(field)}
            onChange={(on) => show(field, on)}
          />
        ))}
      </fieldset>
    </SettingsForm>
  );
}
