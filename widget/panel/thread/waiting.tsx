import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { HeldFor, Phase, PublicSide } from "../../../server/protocol/view.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { PeopleIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { BeforeForm } from "../before/before-form.tsx";
import { clock, every } from "../browser.ts";
import { times } from "../reading.ts";
import { Choices } from "./choices.tsx";
import { Instead } from "./instead.tsx";
import { Kept } from "./keep.tsx";
import { locale } from "../words/counted.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

type Waiting = Extract<Phase, { readonly is: "waiting" }>;

type WaitingProps = {
  readonly id: string;
  readonly phase: Waiting;
  readonly kept: PublicSide["kept"];
};

/** Waiting for a person: for whom, and what happens if they can't, and what else they may do. */
export function WaitingCard({ id, phase, kept }: WaitingProps) {
  const { heldFor } = phase;
  return (
    <>
      {heldFor === null ? (
        <Plain id={id} />
      ) : (
        <Held id={id} heldFor={heldFor} since={phase.since} />
      )}
      {phase.coming === undefined && <Choices id={id} />}
      {kept !== null && <Kept id={id} kept={kept} />}
      <MeanwhileAsked />
      <Instead id={id} mayKeep={kept === null} />
    </>
  );
}

/** What is asked before a chat, of whoever came here without having been asked: it keeps nobody waiting. */
function MeanwhileAsked() {
  const asked = useApp().session.snapshot.value?.preChat ?? null;
  const { before } = laterWords();
  return asked === null ? null : (
    <section class="card filed" aria-label={before.meanwhile}>
      <h3 class="title">{before.meanwhile}</h3>
      <BeforeForm asked={asked} action={before.save} />
    </section>
  );
}

function Plain({ id }: { readonly id: string }) {
  return (
    <section class="card wait" aria-live="polite">
      <div class="top">
        <span class="tile">
          <PeopleIcon />
        </span>
        <h3>{laterWords().wait.plain}</h3>
      </div>
      <p class="small">{laterWords().wait.plainText}</p>
      <Place id={id} />
    </section>
  );
}

/** Where they stand; how long it may take is said only where something speaks for a number. */
function Place({ id }: { readonly id: string }) {
  const place = useApp().session.wait.value;
  if (place?.conversationId !== id) return null;
  const { position, wait } = place;
  return (
    <dl class="figs">
      <div>
        <dt>{laterWords().wait.place}</dt>
        <dd>{new Intl.NumberFormat(locale()).format(position)}</dd>
      </div>
      {wait !== null && (
        <div>
          <dt>{laterWords().wait.likely}</dt>
          <dd>{likely(wait)}</dd>
        </div>
      )}
    </dl>
  );
}

function likely({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  const least = fromMs === 0 ? toMs : fromMs;
  const time = times().minutes(least, toMs);
  return fromMs === 0 ? say(laterWords().wait.within, { time }) : time;
}

type HeldProps = {
  readonly id: string;
  readonly heldFor: HeldFor;
  readonly since: number;
};

function Held({ id, heldFor, since }: HeldProps) {
  const { agentName: name, until } = heldFor;
  const { wait } = laterWords();
  const now = useSignal(clock());
  useEffect(() => every(1_000, () => (now.value = clock())), []);
  const left = Math.max(0, until - now.value);
  const part = Math.min(1, left / Math.max(1, until - since));
  const [before, after] = wait.heldFor.split("{time}");
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
        <h3 aria-live="polite">
          {say(heldFor.met === false ? wait.heldUnmet : wait.held, { name })}
        </h3>
      </div>
      {/* It counts down every second, which is seen, not told. */}
      <p class="small" aria-live="off">
        {say(wait.heldText, { name })} {before}
        <b class="strong num">{times().duration(left)}</b>
        {after}
      </p>
      <Place id={id} />
    </section>
  );
}
