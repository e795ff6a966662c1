import type {
  KnowledgeOverview,
  KnowledgeSettings,
  Strictness,
} from "../../../server/protocol/articles.ts";
import { Bones } from "../../parts/empty.tsx";
import { SettingsEnds } from "../../parts/settings-ends.tsx";
import { useUnsaved } from "../../state/unsaved.ts";
import { useDesk } from "../../state/use-desk.ts";
import { languageName } from "../../words/common.ts";
import { settingsWords } from "../../words/settings.ts";
import { articleWords } from "../../words/articles.ts";
import { Pick } from "../../parts/pick.tsx";
import { saveSettings } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";

const LEVELS: readonly Strictness[] = ["low", "medium", "high"];

/** How sure the bot must be, what language it falls back to, and where the articles lie. */
export function KnowledgeSettingsBox() {
  const store = useKnowledge();
  const { toasts } = useDesk();
  const edited = useUnsaved<Partial<KnowledgeSettings>>("knowledge");
  const overview = store.overview.value;
  if (overview === null) return <Waiting />;
  const settings = { ...overview.settings, ...edited.value };
  const set = (change: Partial<KnowledgeSettings>) => {
    edited.value = { ...edited.value, ...change };
  };
  const save = async () => {
    const answer = await saveSettings(settings);
    if (!answer.ok) return toasts.say(troubleWords(answer));
    store.overview.value = { ...overview, settings };
    edited.value = null;
    toasts.say(settingsWords.saved);
  };
  return (
    <section class="box knowledge-settings" aria-labelledby="settings-knowledge">
      <header>
        <h3 id="settings-knowledge">{articleWords.settings.title}</h3>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (edited.value !== null) void save();
        }}
      >
        <Levels chosen={settings.strictness} onChoose={(strictness) => set({ strictness })} />
        <div class="fallback">
          <span>{articleWords.settings.fallback}</span>
          <Pick
            label={articleWords.settings.fallback}
            value={settings.fallbackLanguage}
            options={[...new Set([settings.fallbackLanguage, ...overview.languages])].map(
              (tag) => [tag, languageName(tag)] as const,
            )}
            onChoose={(fallbackLanguage) => set({ fallbackLanguage })}
          />
          <p class="soft tiny">{articleWords.settings.fallbackHint}</p>
        </div>
        <SettingsEnds
          edited={edited.value !== null}
          wrong={false}
          onReset={() => (edited.value = null)}
        />
      </form>
      <Folder {...overview.folder} />
    </section>
  );
}

function Waiting() {
  const { trouble } = useKnowledge();
  if (trouble.value === null) return <Bones rows={1} />;
  return (
    <p class="trouble" role="alert">
      {trouble.value}
    </p>
  );
}

type LevelsProps = { readonly chosen: Strictness; readonly onChoose: (level: Strictness) => void };

function Levels({ chosen, onChoose }: LevelsProps) {
  return (
    <fieldset class="levels">
      <legend>{articleWords.settings.strictness}</legend>
      {LEVELS.map((level) => (
        <label key={level} class={level === chosen ? "is-on" : ""}>
          <input
            type="radio"
            aria-label={articleWords.settings.levels[level].name}
            aria-describedby={`strictness-${level}`}
            name="strictness"
            value={level}
            checked={level === chosen}
            onChange={() => onChoose(level)}
          />
          <span>
            <b class="strong">{articleWords.settings.levels[level].name}</b>
            <small id={`strictness-${level}`}>{articleWords.settings.levels[level].means}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Folder({ path, problem, problems }: KnowledgeOverview["folder"]) {
  return (
    <div class="folder">
      <h4>{articleWords.settings.folder}</h4>
      <p>
        <code>{path}</code>
      </p>
      {problem === null ? (
        <p class="soft tiny">{articleWords.settings.folderFine}</p>
      ) : (
        <p class="trouble" role="alert">
          {problem}
        </p>
      )}
      {problems.length > 0 && (
        <>
          <p>{articleWords.settings.folderProblems}</p>
          <ul class="skipped-list">
            {problems.map(({ file, why }) => (
              <li key={file}>
                <b class="strong">{file}:</b> {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
