import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { DownIcon } from "../../widget/ui/icons.tsx";
import { beginsAt } from "../../widget/ui/turns.ts";
import { firstUnseen } from "../../widget/ui/unseen.ts";
import { isVisible, onVisible } from "../browser.ts";
import { minute, times } from "../state/here.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { talkWords } from "../words/talk.ts";
import { BotFold } from "./bot-fold.tsx";
import { KeptLine } from "./kept-line.tsx";
import { EarlierLines } from "./earlier-lines.tsx";
import { NoteRow, PendingNote } from "./note-row.tsx";
import { type Standing } from "./standing.ts";
import { RatingLine } from "./rating.tsx";
import { StepRow } from "./step-row.tsx";
import { newestKey, pendingNotes, threadRows } from "./thread-rows.ts";
import { DraftRow, TurnRow, TypingRow } from "./turn-row.tsx";
import { useBottom } from "./use-bottom.ts";

type ThreadProps = { readonly followed: Followed; readonly standing: Standing };

/** What was said, in order. Stays at the newest line unless one reads further up. */
export function Thread({ followed, standing }: ThreadProps) {
  const view = followed.thread.view.value;
  // As it was when one came here: the line does not move while one reads.
  const markAt = useMemo(() => firstUnseen(view, "agent"), [view.id]);
  const { rows, notes } = useRows(followed, markAt);
  const quiet = useSignal(false);
  const scroller = useRef<HTMLDivElement>(null);
  const bottom = useBottom(scroller, newestKey(rows));
  useSeen(followed, standing, bottom.at.value);
  return (
    <div class="thread-place">
      <div
        ref={scroller}
        class="thread"
        role="log"
        aria-label={talkWords.thread}
        aria-live={quiet.value ? "off" : "polite"}
        tabIndex={0}
        onScroll={bottom.scrolled}
      >
        <div class="thread-lines">
          <BotFold view={view} />
          <EarlierLines followed={followed} quiet={quiet} />
          {rows.map((row) => {
            const marker = beginsAt(row, markAt) && <UnreadLine key="unread" />;
            return row.is === "day" ? (
              <p key={row.key} class="day">
                {times.day(row.at, minute.value)}
              </p>
            ) : row.is === "step" ? (
              <StepRow key={row.key} entry={row.entry} view={view} />
            ) : row.is === "note" ? (
              <NoteRow key={row.key} entry={row.entry} />
            ) : (
              [marker, <TurnRow key={row.key} turn={row} contactId={view.contactId} />]
            );
          })}
          {notes.map((item) => (
            <PendingNote key={item.id} item={item} />
          ))}
          <RatingLine view={view} />
          <KeptLine view={view} />
          <Writing followed={followed} />
        </div>
      </div>
      {bottom.more.value && (
        <button type="button" class="btn btn-tint sm to-newest arrive" onClick={bottom.go}>
          <DownIcon small />
          {talkWords.newMessages}
        </button>
      )}
    </div>
  );
}

/** What the visitor is writing, where it is shown; else that they are. */
function Writing({ followed }: { readonly followed: Followed }) {
  const { contactId } = followed.thread.view.value;
  const text = followed.draft.value;
  if (text !== "") return <DraftRow contactId={contactId} text={text} />;
  return followed.typing.value ? <TypingRow contactId={contactId} /> : null;
}

function UnreadLine() {
  return (
    <p class="unread-line">
      <span>{talkWords.unread}</span>
    </p>
  );
}

function useRows(followed: Followed, markAt: number | null) {
  const { account, outbox } = useDesk();
  const lines = useComputed(() => {
    const view = followed.thread.view.value;
    const pending = outbox.items.value.filter((item) => item.conversationId === view.id);
    const me = { kind: "agent", id: account.id, name: account.name } as const;
    const today = times.dayKey(minute.value);
    const rows = threadRows({ view, me, pending, dayKey: times.dayKey, today, markAt });
    return { rows, notes: pendingNotes(view, pending) };
  });
  return lines.value;
}

/** Whoever answers here and has the newest line before them has seen it. */
function useSeen({ thread }: Followed, standing: Standing, atBottom: boolean): void {
  const { receipts } = useDesk();
  const answers = standing.is === "mine" || standing.is === "ticketed";
  const view = thread.view.value;
  useEffect(() => {
    const look = () => {
      if (answers) receipts.tell(thread.view.value, isVisible() && atBottom);
    };
    look();
    return onVisible(look);
  }, [view, answers, atBottom]);
}
