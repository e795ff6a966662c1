import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { LONGEST_ANSWER } from "../../../server/protocol/pre-chat.ts";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { Line } from "../parts/line.tsx";
import {
  fieldTime,
  firstTime,
  readCall,
  type CallForm as Filled,
  type CallProblem,
} from "../state/call-wish.ts";
import { laterWords } from "../words/later-words.ts";

type CallFormProps = {
  readonly conversationId: string;
  readonly begin: Pick<Filled, "name" | "phone">;
  readonly opensAt: number | null;
  /** What the way out says. */
  readonly out: string;
  readonly done: () => void;
};

/** Name, number and when; times are the visitor's own. */
export function CallForm({ conversationId, begin, opensAt, out, done }: CallFormProps) {
  const { session } = useApp();
  const filled = useSignal<Filled>({
    ...begin,
    soon: opensAt === null,
    at: fieldTime(firstTime(clock(), opensAt)),
  });
  const problem = useSignal<CallProblem | "notSaved" | null>(null);
  const busy = useSignal(false);
  const set = (change: Partial<Filled>) => {
    filled.value = { ...filled.value, ...change };
    problem.value = null;
  };
  const ask = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const read = readCall(filled.value, clock());
    problem.value = read.ok ? null : read.problem;
    if (!read.ok) return;
    busy.value = true;
    const reply = await session.request("call:ask", { conversationId, ...read.call });
    busy.value = false;
    if (reply.ok) done();
    else problem.value = "notSaved";
  };
  return (
    <form class="ask-for asking" onSubmit={(event) => void ask(event)} noValidate>
      <Line
        label={laterWords().instead.name}
        value={filled.value.name}
        first
        wrong={nameProblem(problem.value)}
        most={LONGEST_ANSWER.name}
        input={{ autocomplete: "name" }}
        onInput={(name) => set({ name })}
      />
      <Line
        label={laterWords().instead.phone}
        value={filled.value.phone}
        wrong={problem.value === "badPhone" ? laterWords().instead.badPhone : null}
        most={LONGEST_ANSWER.phone}
        input={{ type: "tel", inputMode: "tel", autocomplete: "tel", dir: "ltr" }}
        onInput={(phone) => set({ phone })}
      />
      <When filled={filled.value} set={set} wrong={problem.value === "pastTime"} />
      <p class="small bad" role="alert">
        {problem.value === "notSaved" && laterWords().ticket.notSaved}
      </p>
      <p class="ends">
        <button class="btn btn-main" disabled={busy.value}>
          {laterWords().instead.ask}
        </button>
        <button type="button" class="btn btn-bare" onClick={done}>
          {out}
        </button>
      </p>
    </form>
  );
}

function nameProblem(problem: CallProblem | "notSaved" | null): string | null {
  const { instead, before } = laterWords();
  if (problem === "noName") return instead.noName;
  return problem === "longName" ? before.wrong.name : null;
}

type WhenProps = {
  readonly filled: Filled;
  readonly set: (change: Partial<Filled>) => void;
  readonly wrong: boolean;
};

function When({ filled: { soon, at }, set, wrong }: WhenProps) {
  const { instead } = laterWords();
  const name = useId();
  const choices = [
    [true, instead.soon],
    [false, instead.atTime],
  ] as const;
  return (
    <fieldset>
      <legend>{instead.when}</legend>
      {choices.map(([value, words]) => (
        <label key={words} class="tick">
          <input
            type="radio"
            name={name}
            checked={soon === value}
            onChange={() => set({ soon: value })}
          />
          {words}
        </label>
      ))}
      {!soon && (
        <Line
          label={instead.time}
          value={at}
          wrong={wrong ? instead.pastTime : null}
          input={{ type: "datetime-local", min: fieldTime(clock()) }}
          onInput={(text) => set({ at: text })}
        />
      )}
    </fieldset>
  );
}
