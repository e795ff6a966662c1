import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FIELD_KINDS } from "../../server/protocol/pre-chat.ts";
import type { PreChatOverview, PreChatSettings } from "../../server/protocol/pre-chat-settings.ts";
import { optionsOf } from "../look/options.ts";
import { Bones } from "../parts/empty.tsx";
import { Pick } from "../parts/pick.tsx";
import { askApi } from "../state/http.ts";
import { troubleWords } from "../state/trouble.ts";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { preChatWords } from "../words/pre-chat.ts";
import { FieldForm } from "./field-form.tsx";
import { mistakeIn } from "./pre-chat-edit.ts";

/** What is asked before a person is called. */
export function PreChatBox() {
  const { overview, trouble, save } = useSaved();
  const edited = useSignal<PreChatSettings | null>(null);
  const language = useSignal<LookLanguage>("en");
  if (overview === null)
    return trouble === null ? <Bones rows={2} /> : <p class="trouble">{trouble}</p>;
  const settings = edited.value ?? overview.settings;
  const mistake = mistakeIn(settings);
  const change = (by: (now: PreChatSettings) => PreChatSettings) =>
    (edited.value = by(edited.value ?? overview.settings));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (edited.value !== null && mistake === null && (await save(edited.value)))
      edited.value = null;
  };
  return (
    <section class="box pre-chat-box" aria-labelledby="settings-pre-chat">
      <header>
        <h2 id="settings-pre-chat">{preChatWords.title}</h2>
      </header>
      <p class="soft">{preChatWords.how}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.on}
            onChange={({ currentTarget: { checked } }) =>
              change((now) => ({ ...now, on: checked }))
            }
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
            onChange={change}
          />
        ))}
        {mistake !== null && edited.value !== null && (
          <p class="trouble" role="alert">
            {mistake}
          </p>
        )}
        <span class="row-ends sla-ends">
          <button class="btn btn-main" disabled={edited.value === null || mistake !== null}>
            {words.settings.save}
          </button>
          {edited.value !== null && (
            <>
              <button type="button" class="btn btn-bare" onClick={() => (edited.value = null)}>
                {preChatWords.reset}
              </button>
              <span class="soft">{preChatWords.unsaved}</span>
            </>
          )}
        </span>
      </form>
    </section>
  );
}

function useSaved() {
  const { toasts } = useDesk();
  const overview = useSignal<PreChatOverview | null>(null);
  const trouble = useSignal<string | null>(null);
  const read = async () => {
    const answer = await askApi<PreChatOverview>("GET", "/api/pre-chat");
    if (answer.ok) overview.value = answer.value;
    else trouble.value = troubleWords(answer);
  };
  useEffect(() => void read(), []);
  /** Whether what was edited is done with. */
  const save = async (settings: PreChatSettings): Promise<boolean> => {
    const revision = overview.value?.revision ?? 0;
    const answer = await askApi<PreChatOverview>("PUT", "/api/pre-chat", { revision, settings });
    const conflict = !answer.ok && answer.code === "conflict";
    if (answer.ok) overview.value = answer.value;
    else if (conflict) await read();
    if (answer.ok) toasts.say(words.settings.saved);
    else toasts.say(conflict ? preChatWords.conflict : troubleWords(answer));
    return answer.ok || conflict;
  };
  return { overview: overview.value, trouble: trouble.value, save };
}
