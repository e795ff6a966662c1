import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { NextIcon } from "../../ui/icons-home.tsx";
import { ClockIcon, MailIcon, PhoneIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { CallForm } from "../ticket/call-form.tsx";
import { KeepForm } from "./keep.tsx";
import { laterWords } from "../words/later-words.ts";

type Choice = "keep" | "message" | "call";

type InsteadProps = {
  readonly id: string;
  /** Their place is not kept yet. */
  readonly mayKeep: boolean;
};

/** What somebody may do instead of waiting. Until it is done they keep their place. */
export function Instead({ id, mayKeep }: InsteadProps) {
  const { instead, keep } = laterWords();
  const keeps = useApp().session.snapshot.value?.keeps === true;
  const chosen = useSignal<Choice | null>(null);
  const left = useSignal<Choice | null>(null);
  const back = () => {
    left.value = chosen.value;
    chosen.value = null;
  };
  if (chosen.value === null) {
    return (
      <ul class="card choices" aria-label={instead.label}>
        {keeps && mayKeep && (
          <Row
            title={keep.title}
            why={keep.why}
            icon={<ClockIcon />}
            focus={left.value === "keep"}
            onChoose={() => (chosen.value = "keep")}
          />
        )}
        <Row
          title={instead.message}
          why={instead.messageWhy}
          icon={<MailIcon />}
          focus={left.value === "message"}
          onChoose={() => (chosen.value = "message")}
        />
        <Row
          title={instead.call}
          why={instead.callWhy}
          icon={<PhoneIcon />}
          focus={left.value === "call"}
          onChoose={() => (chosen.value = "call")}
        />
      </ul>
    );
  }
  return (
    <Opened title={chosen.value === "keep" ? keep.title : instead[chosen.value]}>
      {chosen.value === "keep" ? (
        <KeepForm conversationId={id} begin="" done={back} />
      ) : chosen.value === "call" ? (
        <CallForm
          conversationId={id}
          begin={{ name: "", phone: "" }}
          opensAt={null}
          out={instead.keepWaiting}
          done={back}
        />
      ) : (
        <LeaveForm conversationId={id} done={back} />
      )}
    </Opened>
  );
}

type RowProps = {
  readonly title: string;
  readonly why: string;
  readonly icon: ComponentChildren;
  /** One has just come back from there. */
  readonly focus: boolean;
  readonly onChoose: () => void;
};

function Row({ title, why, icon, focus, onChoose }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus) button.current?.focus();
  }, []);
  return (
    <li>
      <button type="button" class="row" ref={button} onClick={onChoose}>
        <span class="tile">{icon}</span>
        <span class="body">
          <b class="strong">{title}</b>
          <span class="small soft">{why}</span>
        </span>
        <NextIcon small turn />
      </button>
    </li>
  );
}

/** Brought into sight as it opens: it may be taller than what is left of the panel. */
function Opened(props: { readonly title: string; readonly children: ComponentChildren }) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section class="card filed" ref={frame} aria-label={props.title}>
      <h3 class="title">{props.title}</h3>
      {props.children}
    </section>
  );
}

type LeaveProps = { readonly conversationId: string; readonly done: () => void };

function LeaveForm({ conversationId, done }: LeaveProps) {
  const { session } = useApp();
  const { instead } = laterWords();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal("");
  const empty = useSignal(false);
  useEffect(() => field.current?.focus(), []);
  const leave = (event: Event) => {
    event.preventDefault();
    const written = text.value.trim();
    empty.value = written === "";
    if (empty.value) return field.current?.focus();
    session.write(conversationId, written, { kind: "leave" });
    done();
  };
  return (
    <form class="ask-for asking" onSubmit={leave} noValidate>
      <label>
        <span>{instead.yourMessage}</span>
        <span class="field">
          <textarea
            ref={field}
            rows={3}
            dir="auto"
            aria-describedby={hint}
            aria-invalid={empty.value}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              empty.value = false;
            }}
          />
        </span>
        <span id={hint} class={empty.value ? "small bad" : "small soft"} role="status">
          {empty.value ? instead.noText : instead.goesAlong}
        </span>
      </label>
      <p class="ends">
        <button class="btn btn-main">{instead.leave}</button>
        <button type="button" class="btn btn-bare" onClick={done}>
          {instead.keepWaiting}
        </button>
      </p>
    </form>
  );
}
