import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Phase } from "../../../server/protocol/view.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { PeopleIcon } from "../../ui/icons-talk.tsx";
import { clock, every } from "../browser.ts";
import { times } from "../reading.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

type Waiting = Extract<Phase, { readonly is: "waiting" }>;

/** Waiting for a person: for whom, and what happens if they can't. No estimate without a basis. */
export function WaitingCard({ phase }: { readonly phase: Waiting }) {
  const { heldFor } = phase;
  if (heldFor !== null)
    return <Held name={heldFor.agentName} since={phase.since} until={heldFor.until} />;
  return (
    <section class="card wait" aria-live="polite">
      <div class="top">
        <span class="tile">
          <PeopleIcon />
        </span>
        <h3>{laterWords().wait.plain}</h3>
      </div>
      <p class="small">{laterWords().wait.plainText}</p>
    </section>
  );
}

type HeldProps = { readonly name: string; readonly since: number; readonly until: number };

function Held({ name, since, until }: HeldProps) {
  const now = useSignal(clock());
  useEffect(() => every(1_000, () => (now.value = clock())), []);
  const left = Math.max(0, until - now.value);
  const part = Math.min(1, left / Math.max(1, until - since));
  const [before, after] = laterWords().wait.heldFor.split("{time}");
  return (
    <section class="card wait">
      <div class="top">
        <div class="ring">
          <svg class="arc" viewBox="0 0 68 68" aria-hidden="true">
            <circle cx="34" cy="34" r="32" />
            <circle
              cx="34"
              cy="34"
              r="32"
              pathLength={100}
              stroke-dasharray={`${part * 100} 100`}
            />
          </svg>
          <Avatar name={name} />
        </div>
        <h3 aria-live="polite">{say(laterWords().wait.held, { name })}</h3>
      </div>
      <p class="small">
        {say(laterWords().wait.heldText, { name })} {before}
        <b class="strong num">{times().duration(left)}</b>
        {after}
      </p>
    </section>
  );
}
