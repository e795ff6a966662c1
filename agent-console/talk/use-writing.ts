import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { newId } from "../../widget/link/ids.ts";
import { allKept, type Uploads } from "../../widget/link/uploads.ts";
import { clock } from "../browser.ts";
import type { Draft, Mode } from "../state/drafts.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { doubtsOf, mistakeIn, type Doubt } from "./before-send.ts";

type Writing = {
  readonly followed: Followed;
  readonly draft: Draft;
  readonly mode: Mode;
  readonly uploads: Uploads;
};

/** What typing, choosing and sending do where one writes. */
export function useWriting({ followed, draft, mode, uploads }: Writing) {
  const { account, drafts, outbox, signs } = useDesk();
  const view = followed.thread.view.value;
  const { id } = view;
  const type = (text: string) => {
    drafts.set(id, { ...draft, mode, [mode]: text });
    if (text.trim() === "") signs.stopped(id);
    else signs.typed(id, mode);
  };
  const chosen = uploads.list.value;
  /** To be sent as soon as its files are there. */
  const wanted = useSignal(false);
  const { doubt, isSure, forget } = useDoubt(id);
  const empty = draft[mode].trim() === "" && chosen.length === 0;
  const failed = chosen.some(({ state }) => state.is === "failed");
  const mistake = mistakeIn(draft[mode].trim());
  const blocked = empty || failed || mistake !== null;
  const doubts = () =>
    doubtsOf({ view, me: account.id, company: followed.company.value, since: draft.since });
  const send = () => {
    wanted.value = false;
    if (blocked || (mode === "reply" && !isSure(doubts()))) return;
    wanted.value = !allKept(chosen);
    if (wanted.value) return;
    const text = draft[mode].trim();
    const kind = mode === "note" ? "note" : "message";
    const files = uploads.take();
    outbox.put({ id: newId(), conversationId: id, kind, text, files, writtenAt: clock() });
    // The mode stays: whoever goes on writing a note must not find it was sent to the visitor.
    drafts.set(id, { ...draft, mode, [mode]: "" });
    signs.stopped(id);
    forget();
  };
  useEffect(() => {
    if (wanted.value) send();
  }, [chosen]);
  // What was wanted of one place is not sent from another.
  useEffect(() => {
    wanted.value = false;
  }, [uploads]);
  // However its first words came there.
  useEffect(() => {
    if (draft.reply !== "" && draft.since === null)
      drafts.set(id, { ...drafts.of(id).value, since: view.public.seq });
  }, [id, draft.reply !== "", draft.since === null]);
  // As it is by now: something may have been put in since this was drawn.
  const choose = (next: Mode) => drafts.set(id, { ...drafts.of(id).value, mode: next });
  return { type, send, choose, mistake, blocked, wanted: wanted.value, doubt };
}

/** What one was asked about the reply that is being written, and is asked now. */
function useDoubt(conversationId: string) {
  const doubt = useSignal<Doubt | null>(null);
  const shown = useSignal<ReadonlySet<string>>(new Set());
  const forget = () => {
    doubt.value = null;
    shown.value = new Set();
  };
  useEffect(forget, [conversationId]);
  return {
    doubt,
    forget,
    /** false: it is asked first. */
    isSure(doubts: readonly Doubt[]): boolean {
      doubt.value = doubts.find(({ key }) => !shown.value.has(key)) ?? null;
      // Whoever goes on has been told of all there is.
      shown.value = new Set([...shown.value, ...doubts.map(({ key }) => key)]);
      return doubt.value === null;
    },
  };
}
