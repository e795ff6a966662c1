import type { FieldKind } from "../../server/protocol/pre-chat.ts";
import type { PreChatSettings } from "../../server/protocol/pre-chat-settings.ts";
import { CloseIcon } from "../../widget/ui/icons.tsx";
import { AddButton } from "../parts/add-button.tsx";
import { offeredTeams } from "../parts/offered-teams.ts";
import { Pick } from "../parts/pick.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useDesk } from "../state/use-desk.ts";
import { preChatWords } from "../words/pre-chat.ts";
import { newOption, withField, withLabel, type Field, type Option } from "./pre-chat-edit.ts";

type Change = (by: (now: PreChatSettings) => PreChatSettings) => void;

type FieldFormProps = {
  readonly kind: FieldKind;
  /** null: not asked for. */
  readonly field: Field | null;
  readonly language: string;
  readonly onChange: Change;
};

/** One field: whether it is asked for, whether it has to be filled in, and what it is called. */
export function FieldForm({ kind, field, language, onChange }: FieldFormProps) {
  const set = (change: Partial<Field> | null) => onChange((now) => withField(now, kind, change));
  const name = preChatWords.kinds[kind];
  return (
    <fieldset class="pre-chat-field">
      <legend class="sr">{name}</legend>
      <label class="check">
        <input
          type="checkbox"
          aria-label={preChatWords.ask(name)}
          checked={field !== null}
          onChange={({ currentTarget: { checked } }) => set(checked ? {} : null)}
        />
        <b class="strong">{name}</b>
      </label>
      {field !== null && (
        <div class="pre-chat-more">
          <label class="check">
            <input
              type="checkbox"
              checked={field.required}
              onChange={({ currentTarget: { checked } }) => set({ required: checked })}
            />
            {preChatWords.required}
          </label>
          <TextField
            label={preChatWords.label}
            hint={preChatWords.labelHint}
            value={field.labels[language] ?? ""}
            onInput={(text) => set({ labels: withLabel(field.labels, language, text) })}
            longest={80}
            input={{ dir: "auto", lang: language }}
          />
          {kind === "choice" && (
            <Choices
              options={field.options}
              language={language}
              onChange={(options) => set({ options })}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}

type ChoicesProps = {
  readonly options: readonly Option[];
  readonly language: string;
  readonly onChange: (options: Option[]) => void;
};

/** What can be chosen, and whose chats that makes them. */
function Choices({ options, language, onChange }: ChoicesProps) {
  const known = useDesk().registers.workspace.value?.teams ?? [];
  const teams = ({ teamId }: Option) => offeredTeams(known, teamId === null ? [] : [teamId]);
  const put = (nth: number, change: Partial<Option>) =>
    onChange(options.map((one, at) => (at === nth ? { ...one, ...change } : one)));
  return (
    <>
      {options.map((option, nth) => (
        <div key={option.id} class="pre-chat-choice">
          <TextField
            label={preChatWords.option(nth + 1)}
            value={option.labels[language] ?? ""}
            onInput={(text) => put(nth, { labels: withLabel(option.labels, language, text) })}
            longest={80}
            input={{ dir: "auto", lang: language }}
          />
          {teams(option).length > 0 && (
            <Pick
              label={preChatWords.team(nth + 1)}
              value={option.teamId ?? ""}
              options={[["", preChatWords.anyTeam], ...teams(option)]}
              onChoose={(id) => put(nth, { teamId: id === "" ? null : id })}
            />
          )}
          <button
            type="button"
            class="btn btn-bare sm"
            aria-label={preChatWords.remove(nth + 1)}
            onClick={() => onChange(options.filter((_, at) => at !== nth))}
          >
            <CloseIcon small />
          </button>
        </div>
      ))}
      <AddButton
        small
        full={options.length >= 20}
        onAdd={() => onChange([...options, newOption(options.map(({ id }) => id))])}
      >
        {preChatWords.add}
      </AddButton>
    </>
  );
}
