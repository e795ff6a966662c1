import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LookOverview, LookSettings } from "../../server/protocol/look.ts";
import { ownOrigin } from "../browser.ts";
import { CopyField } from "../parts/copy-field.tsx";
import { Bones } from "../parts/empty.tsx";
import { askApi } from "../state/http.ts";
import { troubleWords } from "../state/trouble.ts";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { LookForm } from "./look-form.tsx";
import { mistakesIn } from "./look-edit.ts";
import { Preview } from "./preview.tsx";
import { scriptTag } from "./script-tag.ts";

/** How the chat looks on the owner's site, beside how it will. */
export function LookBox({ siteKey }: { readonly siteKey: string }) {
  const { overview, trouble, save } = useLook();
  const edited = useSignal<LookSettings | null>(null);
  const language = useSignal<LookLanguage>("en");
  if (overview === null) return trouble === null ? <Bones rows={2} /> : <Trouble text={trouble} />;
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
        <h2 id="settings-look">{lookWords.title}</h2>
      </header>
      <p class="soft">{lookWords.how}</p>
      <div class="look-columns">
        <form noValidate onSubmit={(event) => void submit(event)}>
          <LookForm
            look={look}
            mistakes={mistakes}
            language={language.value}
            onLanguage={(value) => (language.value = value)}
            onChange={(change) => (edited.value = change(edited.value ?? overview.settings))}
          />
          <span class="row-ends sla-ends">
            <button class="btn btn-main" disabled={edited.value === null || wrong}>
              {words.settings.save}
            </button>
            {edited.value !== null && (
              <>
                <button type="button" class="btn btn-bare" onClick={() => (edited.value = null)}>
                  {lookWords.reset}
                </button>
                <span class="soft">{lookWords.unsaved}</span>
              </>
            )}
          </span>
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

function useLook() {
  const { toasts } = useDesk();
  const overview = useSignal<LookOverview | null>(null);
  const trouble = useSignal<string | null>(null);
  const read = async () => {
    const answer = await askApi<LookOverview>("GET", "/api/look");
    if (answer.ok) overview.value = answer.value;
    else trouble.value = troubleWords(answer);
  };
  useEffect(() => void read(), []);
  /** Whether what was edited is done with. */
  const save = async (settings: LookSettings): Promise<boolean> => {
    const revision = overview.value?.revision ?? 0;
    const answer = await askApi<LookOverview>("PUT", "/api/look", { revision, settings });
    if (answer.ok) overview.value = answer.value;
    else if (answer.code === "conflict") await read();
    toasts.say(answer.ok ? words.settings.saved : saidOf(answer));
    return answer.ok || answer.code === "conflict";
  };
  return { overview: overview.value, trouble: trouble.value, save };
}

function saidOf(trouble: { readonly code: string; readonly message: string }): string {
  return trouble.code === "conflict" ? lookWords.conflict : troubleWords(trouble);
}

function Trouble({ text }: { readonly text: string }) {
  return (
    <p class="trouble" role="alert">
      {text}
    </p>
  );
}
