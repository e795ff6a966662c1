import { useSignal } from "@preact/signals";
import type { LookOverview, LookSettings } from "../../server/protocol/look.ts";
import { ownOrigin } from "../browser.ts";
import { CopyField } from "../parts/copy-field.tsx";
import { SettingsAwaited, SettingsEnds } from "../parts/settings-ends.tsx";
import { useSettings } from "../state/use-settings.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { LookForm } from "./look-form.tsx";
import { mistakesIn } from "./look-edit.ts";
import { Preview } from "./preview.tsx";
import { scriptTag } from "./script-tag.ts";

/** How the chat looks on the owner's site, beside how it will. */
export function LookBox({ siteKey }: { readonly siteKey: string }) {
  const { overview, trouble, save } = useSettings<LookOverview>("/api/look", lookWords.conflict);
  const edited = useSignal<LookSettings | null>(null);
  const language = useSignal<LookLanguage>("en");
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  const look = edited.value ?? overview.settings;
  const mistakes = mistakesIn(look);
  const wrong = Object.keys(mistakes).length > 0;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (edited.value !== null && !wrong && (await save(edited.value))) edited.value = null;
  };
  return (
    <section class="box look-box" aria-labelledby="settings-look">
      <header>
        <h3 id="settings-look">{lookWords.title}</h3>
      </header>
      <p class="soft">{lookWords.how}</p>
      <div class="look-columns">
        <form onSubmit={(event) => void submit(event)}>
          <LookForm
            look={look}
            mistakes={mistakes}
            language={language.value}
            onLanguage={(value) => (language.value = value)}
            onChange={(change) => (edited.value = change(edited.value ?? overview.settings))}
          />
          <SettingsEnds
            edited={edited.value !== null}
            wrong={wrong}
            onReset={() => (edited.value = null)}
          />
        </form>
        <Preview
          look={wrong ? overview.settings : look}
          siteKey={siteKey}
          language={language.value}
        />
      </div>
      <p class="soft look-snippet">{lookWords.snippetHow}</p>
      <CopyField label={lookWords.snippet} text={scriptTag(ownOrigin(), siteKey)} />
    </section>
  );
}
