import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PushKind } from "../../server/protocol/push.ts";
import { clock, every, isInFront, whenLeading } from "../browser.ts";
import { push } from "../push/push-desk.ts";
import type { Desk } from "../state/desk.ts";
import { go, route } from "../state/here.ts";
import { placeOf } from "../state/for-you.ts";
import { isQuiet, prefs, type NoticeKind } from "../state/prefs.ts";
import { useDesk } from "../state/use-desk.ts";
import type { Held } from "../state/views.ts";
import { noticeWords } from "../words/notices.ts";
import { forYouWords } from "../words/sla.ts";
import { noticesBetween, placeOfNotice, toldBetween, type Notice } from "./notices.ts";
import { show } from "../../widget/ui/outlets.ts";
import { playSound } from "./sounds.ts";

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
  let before: Held = { me: account.id, teamIds: [], rows: new Map(), tickets: new Map() };
  const stopTelling = effect(() => {
    const held = registers.held.value;
    if (!registers.loaded.value) return;
    const notices = noticesBetween(before, held);
    before = held;
    if (leads) for (const notice of notices.filter((one) => !isInSight(one))) tell(notice);
  });
  let known = null as Parameters<typeof toldBetween>[0] | null;
  const stopForYou = effect(() => {
    const { notices } = registers.notices.value;
    if (!registers.loaded.value) return;
    const fresh = known === null ? [] : toldBetween(known, notices);
    known = notices;
    if (leads) for (const one of fresh) tellForYou(one);
  });
  const stopRinging = every(RINGS_EVERY_MS, () => {
    if (leads && offers.value.length > 0) sound("offer");
  });
  return () => {
    stopTelling();
    stopForYou();
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
  if (!mayShow(notice.kind)) return;
  show({
    title: noticeWords.title(notice),
    body: notice.text,
    tag: notice.tag,
    onOpen: () => go(placeOfNotice(notice)),
  });
}

function tellForYou({ id, about }: ReturnType<typeof toldBetween>[number]): void {
  sound("told");
  const as: PushKind = about.is === "task" ? "reminder" : about.is;
  if (!mayShow(as)) return;
  const { title, text } = forYouWords(about);
  show({ title, body: text, tag: id, onOpen: () => go(placeOf(about)) });
}

/** Not twice: where this browser is told by push, that is how it shows. */
function mayShow(kind: PushKind | NoticeKind): boolean {
  const { here = null, settings } = push.peek() ?? {};
  const isPushed = here !== null && settings?.kinds.some((one) => one === kind) === true;
  return prefs.peek().desktop && !isPushed && !isInFront() && !quietNow();
}

function sound(kind: NoticeKind): void {
  if (!quietNow()) playSound(kind, prefs.peek().sounds[kind]);
}

function quietNow(): boolean {
  const now = new Date(clock());
  return isQuiet(prefs.peek(), now.getHours() * 60 + now.getMinutes());
}
