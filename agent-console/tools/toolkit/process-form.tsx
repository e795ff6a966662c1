import { useRef } from "preact/hooks";
import {
  LONGEST_TASK,
  MOST_STEPS,
  type Process,
  type ProcessStep,
} from "../../../server/protocol/tasks.ts";
import { LONGEST_TOOL_NAME } from "../../../server/protocol/toolkit.ts";
import { PlusIcon } from "../../icons.tsx";
import { AddButton } from "../../parts/add-button.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useLongest } from "../../parts/use-longest.ts";
import { useTyped } from "../../parts/use-typed.ts";
import { activeAgents } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { Pick } from "../../parts/pick.tsx";
import { readMinutes, writeMinutes } from "../../words/sla.ts";
import { taskWords } from "../../words/tasks.ts";
import { toolkitWords } from "../../words/toolkit.ts";

const { processes } = taskWords;

/** Stands for a time that could not be read; never sent. */
const UNREADABLE = -1;

export const NEW_STEP: ProcessStep = {
  title: "",
  assigneeId: null,
  dueMinutes: null,
  waitsFor: [],
};

export function isWholeProcess({ name, steps }: Process): boolean {
  return name.trim() !== "" && steps.length > 0 && steps.every(isWholeStep);
}

function isWholeStep({ title, dueMinutes }: ProcessStep): boolean {
  return title.trim() !== "" && dueMinutes !== UNREADABLE;
}

/** As the server takes it. */
export function sendable({ id, name, steps }: Process) {
  return { id, name, steps: steps.map((step) => ({ ...step, waitsFor: [...step.waitsFor] })) };
}

type FormProps = { readonly process: Process; readonly onChange: (process: Process) => void };

export function ProcessForm({ process, onChange }: FormProps) {
  const { steps } = process;
  const set = (next: readonly ProcessStep[]) => onChange({ ...process, steps: next });
  return (
    <>
      <TextField
        label={toolkitWords.name}
        value={process.name}
        onInput={(name) => onChange({ ...process, name })}
        longest={LONGEST_TOOL_NAME}
      />
      <fieldset>
        <legend>{processes.steps}</legend>
        <ol class="steps">
          {steps.map((step, nth) => (
            <li key={nth}>
              <StepForm
                step={step}
                nth={nth}
                earlier={steps.slice(0, nth)}
                onChange={(next) => set(steps.with(nth, next))}
                onRemove={steps.length === 1 ? null : () => set(withoutStep(steps, nth))}
              />
            </li>
          ))}
        </ol>
        <AddButton
          small
          full={steps.length >= MOST_STEPS}
          onAdd={() => set([...steps, { ...NEW_STEP, waitsFor: [steps.length - 1] }])}
        >
          <PlusIcon small />
          {processes.addStep}
        </AddButton>
        <p class="soft tiny">{processes.dueHint}</p>
      </fieldset>
    </>
  );
}

/** Those behind it move up, and wait for it no more. */
export function withoutStep(steps: readonly ProcessStep[], nth: number): readonly ProcessStep[] {
  return steps.toSpliced(nth, 1).map((step) => ({
    ...step,
    waitsFor: step.waitsFor.filter((one) => one !== nth).map((one) => (one > nth ? one - 1 : one)),
  }));
}

function dueIn(text: string): number | null {
  const minutes = readMinutes(text);
  if (minutes === undefined) return null;
  return minutes === null || minutes === 0 ? UNREADABLE : minutes;
}

function writeDue(minutes: number | null): string {
  return minutes === UNREADABLE ? "" : writeMinutes(minutes);
}

type StepProps = {
  readonly step: ProcessStep;
  readonly nth: number;
  readonly earlier: readonly ProcessStep[];
  readonly onChange: (step: ProcessStep) => void;
  readonly onRemove: (() => void) | null;
};

function StepForm({ step, nth, earlier, onChange, onRemove }: StepProps) {
  const { registers } = useDesk();
  const due = useTyped(step.dueMinutes, writeDue);
  const title = useRef<HTMLInputElement>(null);
  const { mistake } = useLongest(title, step.title, LONGEST_TASK);
  const agents = activeAgents(registers).toSorted((a, b) => a.name.localeCompare(b.name));
  const toggle = (one: number) =>
    step.waitsFor.includes(one)
      ? step.waitsFor.filter((other) => other !== one)
      : [...step.waitsFor, one];
  const time = (text: string) => {
    const dueMinutes = dueIn(text);
    due.type(text, dueMinutes);
    onChange({ ...step, dueMinutes });
  };
  return (
    <div class="step-form" role="group" aria-label={processes.step(nth + 1)}>
      <span class="field">
        <input
          aria-label={taskWords.what}
          placeholder={taskWords.what}
          ref={title}
          aria-invalid={mistake !== null}
          dir="auto"
          value={step.title}
          onInput={(event) => onChange({ ...step, title: event.currentTarget.value })}
        />
      </span>
      <Pick
        label={taskWords.who}
        value={step.assigneeId ?? ""}
        options={[
          ["", taskWords.nobody] as const,
          ...agents.map(({ id, name }) => [id, name] as const),
        ]}
        onChoose={(value) => onChange({ ...step, assigneeId: value === "" ? null : value })}
      />
      <label class="pick">
        <span class="soft">{processes.due}</span>
        <input
          class="num"
          size={6}
          placeholder="4:00"
          value={due.text}
          aria-invalid={step.dueMinutes === UNREADABLE}
          title={step.dueMinutes === UNREADABLE ? processes.wrongTime : undefined}
          onInput={(event) => time(event.currentTarget.value)}
        />
      </label>
      {onRemove !== null && (
        <button type="button" class="btn btn-bare sm" onClick={onRemove}>
          {toolkitWords.remove}
          <span class="sr"> {processes.step(nth + 1)}</span>
        </button>
      )}
      {earlier.length > 0 && (
        <span class="some" role="group" aria-label={processes.after}>
          <span class="soft">{processes.after}</span>
          {earlier.map(({ title }, one) => (
            <button
              key={one}
              type="button"
              class={step.waitsFor.includes(one) ? "chip on" : "chip line"}
              aria-pressed={step.waitsFor.includes(one)}
              dir="auto"
              onClick={() => onChange({ ...step, waitsFor: toggle(one) })}
            >
              {title === "" ? processes.step(one + 1) : title}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}
