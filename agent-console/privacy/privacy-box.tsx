import { useSignal } from "@preact/signals";
import type { PrivacyOverview } from "../../server/protocol/privacy.ts";
import { PRIVATE_FIELDS, type PrivateField } from "../../server/protocol/private-fields.ts";
import { SettingsAwaited, SettingsEnds } from "../parts/settings-ends.tsx";
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
  const submit = async (event: Event) => {
    event.preventDefault();
    if (edited.value !== null && (await save({ hidden: edited.value }))) edited.value = null;
  };
  const show = (field: PrivateField, on: boolean) => {
    edited.value = PRIVATE_FIELDS.filter((one) => (one === field ? !on : hidden.includes(one)));
  };
  return (
    <section class="box pre-chat-box" aria-labelledby="settings-privacy">
      <header>
        <h2 id="settings-privacy">{privacyWords.title}</h2>
      </header>
      <p class="soft">{privacyWords.how}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
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
        <SettingsEnds
          edited={edited.value !== null}
          wrong={false}
          onReset={() => (edited.value = null)}
        />
      </form>
    </section>
  );
}
