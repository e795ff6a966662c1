import { useSignal } from "@preact/signals";
import { LONGEST_PROACTIVE } from "../../server/protocol/proactive-limits.ts";
import type { ProactiveRule } from "../../server/protocol/proactive.ts";
import { PeekCard } from "../../widget/ui/peek-card.tsx";
import { ChatIcon } from "../../widget/ui/icons-talk.tsx";
import { optionsOf } from "../look/options.ts";
import { Pick } from "../parts/pick.tsx";
import { Some } from "../parts/some.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useTyped } from "../parts/use-typed.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { proactiveWords } from "../words/proactive.ts";
import { mistakesIn, withText, type Ranged, type RuleMistakes } from "./rule-edit.ts";

type RuleFormProps = {
  readonly rule: ProactiveRule;
  readonly shop: string;
  /** Made of the rule as it is by then: two changes may come before the first is drawn. */
  readonly onChange: (change: (rule: ProactiveRule) => ProactiveRule) => void;
};

/** All that one message says, and when, beside how it will look. */
export function RuleForm({ rule, shop, onChange }: RuleFormProps) {
  const language = useSignal<LookLanguage>("en");
  const set = (change: Partial<ProactiveRule>) => onChange((now) => ({ ...now, ...change }));
  const mistakes = mistakesIn(rule);
  const text = rule.texts[language.value] ?? "";
  return (
    <div class="policy-form">
      <label class="check">
        <input
          type="checkbox"
          checked={rule.on}
          onChange={({ currentTarget: { checked } }) => set({ on: checked })}
        />
        {proactiveWords.on}
      </label>
      <TextField
        label={proactiveWords.name}
        hint={proactiveWords.nameHint}
        value={rule.name}
        error={mistakes.name ?? null}
        patient
        onInput={(name) => set({ name })}
        longest={60}
      />
      <div class="proactive-words">
        <div class="proactive-text">
          <div class="labelled">
            <span class="soft" aria-hidden="true">
              {proactiveWords.words}
            </span>
            <Pick
              label={proactiveWords.words}
              value={language.value}
              options={optionsOf(lookWords.languages)}
              onChoose={(value) => (language.value = value)}
            />
          </div>
          <TextField
            label={proactiveWords.text}
            hint={proactiveWords.textHint(LONGEST_PROACTIVE)}
            value={text}
            lines={3}
            error={mistakes.texts ?? null}
            patient
            onInput={(said) =>
              onChange((now) => withText(now, language.value, said.replace(/\s+/g, " ")))
            }
            longest={LONGEST_PROACTIVE}
            input={{ dir: "auto", lang: language.value }}
          />
        </div>
        <Bubble shop={shop} text={text} />
      </div>
      <When rule={rule} mistakes={mistakes} onChange={onChange} />
      <p class="soft tiny">
        {proactiveWords.byScript} <code dir="ltr">{`Cascade("propose", "${rule.id}")`}</code>
      </p>
    </div>
  );
}

/** The widget's own bubble, as it will stand in the corner. Nothing in it can be pressed. */
function Bubble({ shop, text }: { readonly shop: string; readonly text: string }) {
  return (
    <div
      class="proactive-corner"
      role="img"
      aria-label={`${proactiveWords.preview}: ${text}`}
      inert
    >
      <div class="peek-card unasked" aria-hidden="true">
        <PeekCard
          name={shop}
          text={text === "" ? proactiveWords.nothingYet : text}
          dismissLabel={proactiveWords.dismiss}
          onOpen={() => {}}
          onDismiss={() => {}}
        />
      </div>
      <span class="proactive-launcher" aria-hidden="true">
        <ChatIcon />
      </span>
    </div>
  );
}

type WhenProps = Omit<RuleFormProps, "shop"> & { readonly mistakes: RuleMistakes };

function When({ rule, mistakes, onChange }: WhenProps) {
  const { when } = rule;
  const set = (change: Partial<ProactiveRule["when"]>) =>
    onChange((now) => ({ ...now, when: { ...now.when, ...change } }));
  const number = (field: Ranged) => (
    <NumberField
      label={proactiveWords[field]}
      value={when[field]}
      error={mistakes[field] ?? null}
      onInput={(value) => set({ [field]: value })}
    />
  );
  return (
    <fieldset>
      <legend>{proactiveWords.when}</legend>
      <TextField
        label={proactiveWords.page}
        hint={proactiveWords.pageHint}
        value={when.page}
        error={mistakes.page ?? null}
        onInput={(page) => set({ page })}
        longest={200}
        input={{ spellcheck: false, autocapitalize: "off", dir: "ltr" }}
      />
      <div class="three">
        {number("seconds")}
        {number("scroll")}
        {number("visits")}
      </div>
      <Some
        label={proactiveWords.languages}
        options={optionsOf(lookWords.languages)}
        chosen={when.languages as LookLanguage[]}
        onChoose={(languages) => set({ languages })}
      />
      {when.languages.length === 0 && <p class="soft tiny">{proactiveWords.anyLanguage}</p>}
      <label class="check">
        <input
          type="checkbox"
          checked={rule.staffed}
          onChange={({ currentTarget: { checked } }) =>
            onChange((now) => ({ ...now, staffed: checked }))
          }
        />
        {proactiveWords.staffed}
      </label>
    </fieldset>
  );
}

type NumberProps = {
  readonly label: string;
  readonly value: number;
  readonly error: string | null;
  readonly onInput: (value: number) => void;
};

/** What is typed stays as it is typed; what is no number counts as -1, which nothing lets through. */
function NumberField({ label, value, error, onInput }: NumberProps) {
  const typed = useTyped(value, (number) => (number < 0 ? "" : String(number)));
  return (
    <TextField
      label={label}
      value={typed.text}
      error={error}
      onInput={(text) => {
        const read = /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
        typed.type(text, read);
        onInput(read);
      }}
      input={{ inputMode: "numeric", autocomplete: "off" }}
    />
  );
}
