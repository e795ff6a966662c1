import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { clock, every, isInFront, whenLeading } from "../browser.ts";
import { HOME } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { go, route } from "../state/here.ts";
import { isQuiet, prefs, type NoticeKind } from "../state/prefs.ts";
import { useDesk } from "../state/use-desk.ts";
import type { Held } from "../state/views.ts";
import { noticeWords } from "../words/notices.ts";
import { noticesBetween, type Notice } from "./notices.ts";
import { play, show, type Tone } from "../../widget/ui/outlets.ts";

/** Told apart with the eyes elsewhere: a chat rises, a message is one note, a ticket falls. */
export const TONES: Readonly<Record<NoticeKind, Tone>> = {
  offer: [
    { hz: 523, at: 0 },
    { hz: 659, at: 0.13 },
    { hz: 784, at: 0.26 },
  ],
  message: [{ hz: 784, at: 0 }],
  ticket: [
    { hz: 659, at: 0 },
    { hz: 523, at: 0.14 },
  ],
};

/** An offer rings again until it is answered or gone. */
const RINGS_EVERY_MS = 6_000;

let leads = false;

/** Tells of what comes, by sound and the system's notices; draws nothing. Of several tabs, one does. */
export function NoticeTeller() {
  const desk = useDesk();
  useEffect(() => {
    whenLeading("cascade.notices", () => (leads = true));
    return follow(desk);
  }, [desk]);
  return null;
}

function follow({ registers, offers, account }: Desk): () => void {
  let before: Held = { me: account.id, rows: new Map(), tickets: new Map() };
  const stopTelling = effect(() => {
    const held = registers.held.value;
    if (!registers.loaded.value) return;
    const notices = noticesBetween(before, held);
    before = held;
    if (leads) for (const notice of notices.filter((one) => !isInSight(one))) tell(notice);
  });
  const stopRinging = every(RINGS_EVERY_MS, () => {
    if (leads && offers.value.length > 0) sound("offer");
  });
  return () => {
    stopTelling();
    stopRinging();
  };
}

/** Open in front of their eyes: there is nothing to tell. */
function isInSight({ kind, open }: Notice): boolean {
  const at = route.peek();
  return kind !== "offer" && isInFront() && at.at === "list" && at.open?.id === open.id;
}

function tell(notice: Notice): void {
  sound(notice.kind);
  if (!prefs.peek().desktop || isInFront() || quietNow()) return;
  show({
    title: noticeWords.title(notice),
    body: notice.text,
    tag: notice.tag,
    onOpen: () => go({ ...HOME, open: notice.open }),
  });
}

function sound(kind: NoticeKind): void {
  if (prefs.peek().sounds[kind] && !quietNow()) play(TONES[kind]);
}

function quietNow(): boolean {
  const now = new Date(clock());
  return isQuiet(prefs.peek(), now.getHours() * 60 + now.getMinutes());
}
