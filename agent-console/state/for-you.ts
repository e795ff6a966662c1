import { effect, untracked } from "@preact/signals";
import type { NoticeAbout } from "../../server/protocol/notices.ts";
import { HOME, type Route } from "../route.ts";
import { forYouWords, slaWords } from "../words/sla.ts";
import { go } from "./here.ts";
import type { Registers } from "./registers.ts";
import type { Toasts } from "./toasts.ts";

export function unreadOf({ notices }: Registers): number {
  return notices.value.notices.filter(({ read }) => !read).length;
}

/** Says what is new, wherever one is; what was there at the first snapshot is not. */
export function sayNew(registers: Registers, toasts: Toasts): () => void {
  let known: ReadonlySet<string> | null = null;
  return effect(() => {
    const { notices } = registers.notices.value;
    if (!registers.loaded.value) return;
    const fresh = notices.find(({ id, read }) => !read && known?.has(id) === false);
    known = new Set(notices.map(({ id }) => id));
    if (fresh === undefined) return;
    const run = () => go(placeOf(fresh.about));
    untracked(() =>
      toasts.say(forYouWords(fresh.about).title, { label: slaWords.notices.open, run }),
    );
  });
}

/** Where a notice leads. Pure. */
export function placeOf(about: NoticeAbout): Route {
  if (about.is === "sla" || about.is === "task") return ticketPlace(about.ticketId);
  if (about.ticketId !== null) return ticketPlace(about.ticketId);
  return { ...HOME, open: { is: "conversation", id: about.conversationId } };
}

function ticketPlace(id: string): Route {
  return { ...HOME, view: "tickets", open: { is: "ticket", id } };
}
