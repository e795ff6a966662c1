import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Simulated, SimulatorContact } from "../../../server/protocol/routing.ts";
import { clock, fieldTime, instantIn } from "../../browser.ts";
import { TextField } from "../../parts/text-field.tsx";
import { troubleWords } from "../../state/trouble.ts";
import { languageName } from "../../words/common.ts";
import { contactWords } from "../../words/contact.ts";
import { routingWords } from "../../words/routing.ts";
import { Box, Choice } from "../parts/fields.tsx";
import { askSimulator, fetchContacts } from "../state/api.ts";
import { LANGUAGES } from "../state/languages.ts";
import { useRouting } from "../state/store.ts";
import { NOTHING_ASKED, requestOf, type AskedProps, type Question } from "./question.ts";
import { ResultBox } from "./result-box.tsx";
import { WhoIsThere } from "./who-is-there.tsx";

/** Who would get a chat, if things were so, and why. */
export function Simulator() {
  const words = routingWords.simulator;
  const { draft } = useRouting();
  const asked = useSignal<Question>(NOTHING_ASKED);
  const result = useSignal<Simulated | null>(null);
  const trouble = useSignal<string | null>(null);
  const set = (change: Partial<Question>) => {
    asked.value = { ...asked.value, ...change };
    trouble.value = null;
  };
  const ask = async () => {
    const request = requestOf(asked.value, clock(), instantIn);
    if (request === null) return (trouble.value = words.timeMissing);
    const answer = await askSimulator(request);
    trouble.value = answer.ok ? null : troubleWords(answer);
    if (answer.ok) result.value = answer.value;
  };
  return (
    <>
      <Box title={routingWords.tabs.simulator} hint={words.intro}>
        {draft.value !== null && <p class="wrong-note">{words.unsaved}</p>}
        <form
          class="box-lines"
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <Chat asked={asked.value} set={set} />
          <WhoIsThere asked={asked.value} set={set} />
          <p class="wrong-note" role="alert">
            {trouble.value}
          </p>
          <button class="btn btn-main">{words.ask}</button>
        </form>
      </Box>
      {result.value !== null && (
        <ResultBox result={result.value} contact={contactName(asked.value)} />
      )}
    </>
  );
}

function contactName({ contactId }: Question): string {
  return contactId === null ? routingWords.simulator.stranger : contactWords.title;
}

const NONE = "";

function Chat({ asked, set }: AskedProps) {
  const words = routingWords.simulator;
  const contacts = useContacts();
  const { overview } = useRouting();
  const { categories = [], settings } = overview.value ?? {};
  const rules = settings?.rules ?? [];
  const choices = [...new Set(rules.flatMap(({ on, is }) => (on === "choice" ? [is] : [])))];
  return (
    <>
      <div class="form-row">
        <Choice
          label={words.contact}
          value={asked.contactId ?? NONE}
          options={[
            [NONE, words.stranger] as const,
            ...contacts.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(id) => set({ contactId: id === NONE ? null : id })}
        />
        <Choice
          label={words.language}
          value={asked.language ?? NONE}
          options={[
            [NONE, words.anyLanguage] as const,
            ...LANGUAGES.map((tag) => [tag, languageName(tag)] as const),
          ]}
          onChoose={(tag) => set({ language: tag === NONE ? null : tag })}
        />
      </div>
      <div class="form-row">
        <TextField
          label={words.page}
          hint={words.pageHint}
          value={asked.page}
          onInput={(page) => set({ page })}
          longest={2_000}
          input={{ autocomplete: "off" }}
        />
        <TextField
          label={words.question}
          value={asked.question}
          onInput={(question) => set({ question })}
          longest={500}
          input={{ autocomplete: "off" }}
        />
      </div>
      <div class="form-row">
        {choices.length > 0 && (
          <Choice
            label={words.about}
            value={asked.choice ?? NONE}
            options={[
              [NONE, words.aboutNothing] as const,
              ...choices.map((one) => [one, one] as const),
            ]}
            onChoose={(choice) => set({ choice: choice === NONE ? null : choice })}
          />
        )}
        {categories.length > 0 && (
          <Choice
            label={words.category}
            value={asked.category ?? NONE}
            options={[
              [NONE, words.noArticle] as const,
              ...categories.map((one) => [one, one] as const),
            ]}
            onChoose={(category) => set({ category: category === NONE ? null : category })}
          />
        )}
        <Choice
          label={words.at}
          value={asked.at === null ? "now" : "then"}
          options={[["now", words.now] as const, ["then", words.atTime] as const]}
          onChoose={(chosen) => set({ at: chosen === "now" ? null : fieldTime(clock()) })}
        />
        {asked.at !== null && (
          <TextField
            label={words.time}
            value={asked.at}
            onInput={(at) => set({ at })}
            input={{ type: "datetime-local" }}
          />
        )}
      </div>
    </>
  );
}

function useContacts(): readonly SimulatorContact[] {
  const contacts = useSignal<readonly SimulatorContact[]>([]);
  useEffect(() => {
    void fetchContacts().then((answer) => {
      if (answer.ok) contacts.value = answer.value;
    });
  }, []);
  return contacts.value;
}
