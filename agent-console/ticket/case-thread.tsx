import { useSignal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { ConversationView } from "../../server/protocol/view.ts";
import type { Row } from "../../widget/ui/turns.ts";
import { ChatIcon, DownIcon, UpIcon } from "../../widget/ui/icons.tsx";
import { minute, times } from "../state/here.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { BotFold } from "../talk/bot-fold.tsx";
import { EarlierLines } from "../talk/earlier-lines.tsx";
import { NoteRow, PendingNote } from "../talk/note-row.tsx";
import { RatingLine } from "../talk/rating.tsx";
import { StepRow } from "../talk/step-row.tsx";
import { newestKey, pendingNotes, threadRows } from "../talk/thread-rows.ts";
import { TurnRow, TypingRow } from "../talk/turn-row.tsx";
import { useInSight } from "../parts/use-in-sight.ts";
import { talkWords } from "../words/talk.ts";
import { Why } from "../talk/why.tsx";
import { ticketWords } from "../words/ticket.ts";
import { useSeenTicket } from "./use-seen-ticket.ts";

/** What was said before the ticket, folded once there is something behind it; then the rest. */
export function CaseThread({ followed }: { readonly followed: Followed }) {
  const { account, outbox } = useDesk();
  const view = followed.thread.view.value;
  useSeenTicket(followed);
  const pending = outbox.items.value.filter((item) => item.conversationId === view.id);
  const rows = threadRows({
    view,
    me: { kind: "agent", id: account.id, name: account.name },
    pending,
    dayKey: times.dayKey,
    today: times.dayKey(minute.value),
  });
  const filed = rows.findLastIndex((row) => row.is === "step" && row.entry.is === "filed");
  const notes = pendingNotes(view, pending);
  const since = rows.slice(filed + 1);
  const lines = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useInSight(end);
  const sent = pending.at(-1)?.id;
  const toEnd = () => lines.current?.scrollIntoView({ block: "end" });
  // One sees what one wrote, also where the end was out of sight; what others write, where it was in sight.
  useEffect(() => {
    if (sent !== undefined) toEnd();
  }, [sent]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [newestKey(rows)]);
  return (
    <div ref={lines} class="entries" role="log" aria-label={talkWords.thread}>
      <Why view={view} />
      {filed === -1 && <EarlierLines followed={followed} />}
      <Before
        key={String(since.length === 0)}
        followed={followed}
        rows={rows.slice(0, filed + 1)}
        open={since.length + notes.length === 0}
      />
      <Rows view={view} rows={since} />
      {notes.map((item) => (
        <PendingNote key={item.id} item={item} />
      ))}
      <div ref={end} class="thread-end" />
      <RatingLine view={view} />
      {followed.typing.value && <TypingRow contactId={view.contactId} />}
    </div>
  );
}

type BeforeProps = {
  readonly followed: Followed;
  readonly rows: readonly Row[];
  readonly open: boolean;
};

function Before({ followed, rows, open: openAtFirst }: BeforeProps) {
  const open = useSignal(openAtFirst);
  const id = useId();
  if (rows.length === 0) return null;
  const view = followed.thread.view.value;
  const names = agentsIn(rows);
  return (
    <section class="tried before" aria-label={ticketWords.before}>
      <button
        type="button"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => (open.value = !open.value)}
      >
        <span class="mark-sq">
          <ChatIcon small />
        </span>
        <span>
          <b class="strong">{names === "" ? ticketWords.before : ticketWords.chatWith(names)}</b>,{" "}
          {times.full(view.startedAt, minute.value)}
        </span>
        <span class="end">{open.value ? <UpIcon small /> : <DownIcon small />}</span>
      </button>
      {open.value && (
        <div id={id} class="thread-lines">
          <BotFold view={view} />
          <EarlierLines followed={followed} />
          <Rows view={view} rows={rows} />
        </div>
      )}
    </section>
  );
}

function Rows({ view, rows }: { readonly view: ConversationView; readonly rows: readonly Row[] }) {
  return (
    <>
      {rows.map((row) => {
        switch (row.is) {
          case "day":
            return (
              <p key={row.key} class="day">
                {times.day(row.at, minute.value)}
              </p>
            );
          case "step":
            return <StepRow key={row.key} entry={row.entry} view={view} />;
          case "note":
            return <NoteRow key={row.key} entry={row.entry} />;
          case "turn":
            return <TurnRow key={row.key} turn={row} contactId={view.contactId} />;
        }
      })}
    </>
  );
}

function agentsIn(rows: readonly Row[]): string {
  const names = rows.flatMap((row) =>
    row.is === "turn" && row.author.kind === "agent" ? [row.author.name] : [],
  );
  return [...new Set(names)].join(", ");
}
