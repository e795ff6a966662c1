import { useSignal } from "@preact/signals";
import type { LookOverview } from "../../server/protocol/look.ts";
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
  const read = useSettings<LookOverview>("/api/look");
  const language = useSignal<LookLanguage>("en");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { overview, settings: look, edited, refusal, edit, discard, save } = read;
  const mistakes = mistakesIn(look);
  const wrong = Object.keys(mistakes).length > 0;
  const submit = (event: Event) => {
    event.preventDefault();
    if (edited && !wrong) void save();
  };
  return (
    <section class="box look-box" aria-labelledby="settings-look">
      <header>
        <h3 id="settings-look">{lookWords.title}</h3>
      </header>
      <p class="soft">{lookWords.how}</p>
      <div class="look-columns">
        <form onSubmit={submit}>
          <LookForm
            look={look}
            mistakes={mistakes}
            language={language.value}
            onLanguage={(value) => (language.value = value)}
            onChange={edit}
          />
          <SettingsEnds edited={edited} wrong={wrong} refusal={refusal} onReset={discard} />
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
