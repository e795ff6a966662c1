import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ConversationView, Entry } from "../../../server/protocol/view.ts";
import { Avatar, BotAvatar } from "../../ui/avatar.tsx";
import { DownIcon } from "../../ui/icons-home.tsx";
import { ChatIcon } from "../../ui/icons-talk.tsx";
import { beginsAt, rowsOf, type Row } from "../../ui/turns.ts";
import { firstUnseen } from "../../ui/unseen.ts";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { times } from "../reading.ts";
import { FiledCard } from "../ticket/filed-card.tsx";
import { laterWords } from "../words/later-words.ts";
import { openerAt } from "../state/proposals.ts";
import { EarlierLines } from "./earlier-lines.tsx";
import { StepRow } from "./step-row.tsx";
import { useStick } from "./stick.ts";
import { TurnRow } from "./turn-row.tsx";
import { judgeableIn, Verdict } from "./verdict.tsx";
import { WaitingCard } from "./waiting.tsx";
import { say } from "../words/say.ts";

type LogProps = { readonly id: string; readonly view: ConversationView | null };

/** What was said, in turns and steps, and what is to be done about it now. */
export function ThreadLog({ id, view }: LogProps) {
  const { session } = useApp();
  const pending = session.outbox.items.value.filter((item) => item.conversationId === id);
  const { head, markAt } = useOpening(view);
  const rows = rowsOf({
    entries: view?.public.entries ?? openerEntries(id),
    side: "visitor",
    me: { kind: "visitor" },
    receipt: view?.public.receipts.agent ?? { delivered: 0, seen: 0 },
    pending,
    markAt,
    dayKey: times().dayKey,
  });
  const quiet = useSignal(false);
  const last = rows.at(-1);
  const { scroller, below, toEnd, startAt } = useStick(
    `${last?.is === "turn" ? last.messages.at(-1)?.id : last?.key}`,
  );
  const mark = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (mark.current !== null) startAt(mark.current);
  }, [markAt]);
  const fresh = rows.find((row) => beginsAt(row, markAt));
  const about = view === null ? null : judgeableIn(view);
  const phase = view?.public.phase;
  const typist = session.typist.value;

  return (
    <div class="log">
      <div
        class="thread"
        role="log"
        aria-label={laterWords().thread.label}
        aria-live={quiet.value ? "off" : "polite"}
        tabIndex={0}
        ref={scroller}
      >
        <EarlierLines id={id} quiet={quiet} />
        {view === null && session.status.value !== "online" && <Early />}
        {rows.map((row) => [
          row === fresh && row !== rows[0] && (
            <p class="new-mark" ref={mark}>
              {laterWords().thread.fresh}
            </p>
          ),
          <RowOf key={row.key} row={row} today={row === rows[0]} arriving={head}>
            {about !== null && row.is === "turn" && row.messages.at(-1)?.id === about.messageId && (
              <Verdict conversationId={id} about={about} />
            )}
          </RowOf>,
        ])}
        {session.asking.value === id && <p class="day">{laterWords().thread.askedForPerson}</p>}
        {phase?.is === "waiting" && (
          <WaitingCard id={id} phase={phase} kept={view?.public.kept ?? null} />
        )}
        {phase?.is === "ticketed" && (
          <FiledCard ticketId={phase.ticketId} opensAt={phase.opensAt ?? null} />
        )}
        {typist?.conversationId === id && (typist.name !== "" || phase?.is === "bot") && (
          <Typing name={typist.name} />
        )}
      </div>
      {below.value && (
        <button
          type="button"
          class="newest"
          aria-label={laterWords().thread.latest}
          onClick={toEnd}
        >
          <DownIcon />
        </button>
      )}
    </div>
  );
}

/** What the visitor was asked, in front of what they have yet to say. */
function openerEntries(place: string): readonly Entry[] {
  const opener = openerAt(place);
  if (opener === null) return [];
  const body = { type: "text", text: opener.text } as const;
  const message = { id: place, author: { kind: "bot" }, body, unasked: true } as const;
  return [{ is: "message", seq: 0, at: opener.at, message }];
}

/** How things stood when the thread was opened: behind `head` it arrives, `markAt` was not seen yet. */
type Opening = { readonly head: number; readonly markAt: number | null };

function useOpening(view: ConversationView | null): Opening {
  const { shown } = useApp().host;
  const opening = useRef<(Opening & { shown: boolean }) | null>(null);
  const again = shown.value && opening.current?.shown === false;
  if (view !== null && (opening.current === null || again))
    opening.current = {
      shown: shown.value,
      head: view.public.seq,
      markAt: firstUnseen(view, "visitor"),
    };
  if (opening.current !== null) opening.current.shown = shown.value;
  return opening.current ?? { head: 0, markAt: null };
}

type RowProps = {
  readonly row: Row;
  /** The first row: "Today" goes without saying. */
  readonly today: boolean;
  readonly arriving: number;
  readonly children: preact.ComponentChildren;
};

function RowOf({ row, today, arriving, children }: RowProps) {
  switch (row.is) {
    case "turn":
      return <TurnRow turn={row} arriving={arriving} below={children || undefined} />;
    case "step":
      return <StepRow entry={row.entry} />;
    case "day":
      if (today && times().dayKey(row.at) === times().dayKey(clock())) return null;
      return <p class="day">{times().day(row.at, clock())}</p>;
    case "note":
      return null;
  }
}

/** `name`: the agent's; empty for the bot. */
function Typing({ name }: { readonly name: string }) {
  return (
    <div class={`turn ${name === "" ? "is-bot" : ""}`}>
      {name === "" ? <BotAvatar /> : <Avatar name={name} />}
      <div class="stack">
        <div class="bubble typing">
          <i />
          <i />
          <i />
          <span class="sr">
            {say(laterWords().thread.typing, { name: name === "" ? laterWords().bar.bot : name })}
          </span>
        </div>
      </div>
    </div>
  );
}

/** No connection yet: writing works all the same. */
function Early() {
  return (
    <div class="blank late">
      <span class="tile">
        <ChatIcon />
      </span>
      <h3 class="title">{laterWords().thread.earlyTitle}</h3>
      <p class="soft">{laterWords().thread.earlyText}</p>
    </div>
  );
}
