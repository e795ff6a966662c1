import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { RoutingStep } from "../../server/protocol/why.ts";
import { minute, say, times } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords, languageName } from "../words/common.ts";
import { fallWords, handoffWords, talkWords } from "../words/talk.ts";
import { decisionWords } from "../words/decision.ts";
import { endedWords, handedWords, whyWords } from "../words/why.ts";
import { Asks } from "./asks.tsx";
import { Candidates } from "./candidates.tsx";

type StoryProps = { readonly steps: readonly RoutingStep[]; readonly contact: string };

/** Every decision on the way here and what became of it, in the order they came. */
export function WhyStory({ steps, contact }: StoryProps) {
  const id = useId();
  return (
    <section class="why-story" aria-labelledby={id}>
      <h2 id={id}>{whyWords.story}</h2>
      <ol>
        {steps.map((step, nth) => (
          <li key={nth}>
            <time class="num soft">{times.full(step.at, minute.value)}</time>
            <Step step={step} contact={contact} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type StepProps = { readonly step: RoutingStep; readonly contact: string };

function Step({ step, contact }: StepProps) {
  const { account, registers } = useDesk();
  const nameOf = (id: string) =>
    id === account.id ? commonWords.You : (registers.agents.value.get(id)?.name ?? "");
  switch (step.is) {
    case "decided":
      return <Decided step={step} contact={contact} />;
    case "chose":
      return <p>{whyWords.chose(step.choice)}</p>;
    case "wrote":
      return <p>{whyWords.wrote(languageName(step.language))}</p>;
    case "handoff":
      return <p>{handoffWords(step.reason, contact)}</p>;
    case "ended":
      return <p>{endedWords(step.why, nameOf(step.agentId), step.because)}</p>;
    case "handed":
      return <p>{handedWords(step.byName, step.target, targetName(step, registers))}</p>;
    case "joined":
      return (
        <p>{talkWords.joined(step.agentId === account.id ? commonWords.You : step.agentName)}</p>
      );
    case "filed":
      return <p>{talkWords.filed(step.reference, fallWords[step.reason])}</p>;
  }
}

type Registers = ReturnType<typeof useDesk>["registers"];

function targetName(
  { target }: Extract<RoutingStep, { readonly is: "handed" }>,
  { agents, workspace }: Registers,
): string {
  if (target.to === "agent") return agents.value.get(target.agentId)?.name ?? "";
  if (target.to !== "team") return "";
  return workspace.value?.teams.find(({ id }) => id === target.teamId)?.name ?? target.teamId;
}

type DecidedProps = {
  readonly step: Extract<RoutingStep, { readonly is: "decided" }>;
  readonly contact: string;
};

function Decided({ step: { decision }, contact }: DecidedProps) {
  const { account } = useDesk();
  const open = useSignal(false);
  const id = useId();
  const { strong, rest } = decisionWords({ decision, me: account.id, taker: null, contact, say });
  return (
    <div>
      <p>
        <b class="strong">{strong}</b>
        {rest !== "" && `; ${rest}`}{" "}
        <button
          type="button"
          class="link-button"
          aria-expanded={open.value}
          aria-controls={id}
          onClick={() => (open.value = !open.value)}
        >
          {whyWords.asked}
        </button>
      </p>
      {open.value && (
        <div id={id}>
          <Asks decision={decision} />
          <Candidates candidates={decision.candidates} />
        </div>
      )}
    </div>
  );
}
