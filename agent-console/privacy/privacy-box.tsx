import { useSignal } from "@preact/signals";
import type { PrivacyOverview } from "../../server/protocol/privacy.ts";
import { PRIVATE_FIELDS, type PrivateField } from "../../server/protocol/private-fields.ts";
import { SettingsAwaited } from "../parts/settings-ends.tsx";
import { SettingsForm } from "../parts/settings-form.tsx";
import { Tick } from "../parts/tick.tsx";
import { useSettings } from "../state/use-settings.ts";
import { privacyWords } from "../words/privacy.ts";

/** What of their customers agents are shown who do not supervise. */
export function PrivacyBox() {
  const { overview, trouble, save } = useSettings<PrivacyOverview>(
    "/api/privacy",
    privacyWords.conflict,
  );
  const edited = useSignal<readonly PrivateField[] | null>(null);
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  const hidden = edited.value ?? overview.settings.hidden;
  const show = (field: PrivateField, on: boolean) => {
    edited.value = PRIVATE_FIELDS.filter((one) => (one === field ? !on : hidden.includes(one)));
  };
  return (
    <SettingsForm
      id="settings-privacy"
      title={privacyWords.title}
      how={privacyWords.how}
      look="pre-chat-box"
      edited={edited.value !== null}
      onSave={() => save({ hidden: [...hidden] })}
      onReset={() => (edited.value = null)}
    >
      <fieldset class="privacy-fields">
        <legend class="strong">{privacyWords.legend}</legend>
        {PRIVATE_FIELDS.map((field) => (
          <Tick
            key={field}
            label={privacyWords.label(field)}
            value={!hidden.includes(field)}
            onChange={(on) => show(field, on)}
          />
        ))}
      </fieldset>
    </SettingsForm>
  );
}
