import { isSettled } from "../../../server/protocol/ticket.ts";
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ToHost } from "../../embed.ts";
import type { App } from "../app.ts";
import { passing, siteKey } from "../browser.ts";
import { looked } from "../looked.ts";
import type { PeekMessage } from "../peek.tsx";
import type { Proposals } from "./proposals.ts";
import { unreadOf } from "./reading.ts";
import { words } from "../words/words.ts";
import { laterWords } from "../words/later-words.ts";
import { counted } from "../words/counted.ts";

/** What of the conversations is to be seen while the panel is closed. */
export type LauncherState = {
  /** What is previewed above the closed launcher. */
  readonly peek: ReadonlySignal<PeekMessage | null>;
  readonly peekHeight: Signal<number>;
  /** Of an agent, and not looked at; `at`: epoch ms. */
  readonly newest: ReadonlySignal<(PeekMessage & { readonly at: number }) | null>;
  dismiss(): void;
  /** The panel was opened: what was said unasked is answered there, and what is unread is read. */
  opened(): void;
  /** What the page's launcher shows. */
  report(): Omit<Extract<ToHost, { readonly is: "state" }>, "is">;
};

export function createLauncherState(
  { session, host, onScreen }: App,
  proposals: Proposals,
): LauncherState {
  const key = `cascade:peeked:${siteKey()}`;
  const dismissed = signal(passing.read(key));
  const peekHeight = signal(0);
  const views = computed(() =>
    [...session.threads.value.values()].map((thread) => thread.view.value),
  );
  // What is on screen counts as read before the server has confirmed it.
  const unread = computed(() =>
    views.value
      .filter(({ id }) => id !== onScreen.value)
      .flatMap((view) => unreadOf(looked.over(view))),
  );
  const latest = computed(() => {
    const newest = unread.value.reduce<(PeekMessage & { at: number }) | null>(
      (best, { at, message }) => {
        if (
          message.author.kind !== "agent" ||
          message.body.type !== "text" ||
          (best !== null && best.at > at)
        )
          return best;
        return {
          id: message.id,
          name: message.author.name,
          text: (message.body.text || message.files?.[0]?.name || "").slice(0, 200),
          at,
        };
      },
      null,
    );
    return newest;
  });
  const unseen = computed(() => (latest.value?.id === dismissed.value ? null : latest.value));
  const proposed = computed((): PeekMessage | null => {
    const proposal = proposals.shown.value;
    const name = session.snapshot.value?.shop.name ?? "";
    return proposal && { id: proposal.rule, name, text: proposal.text, unasked: true };
  });
  const dismiss = () => {
    // What a person has written goes before what nobody asked for, also in being dismissed.
    if (unseen.value === null) return proposals.dismiss();
    dismissed.value = latest.value?.id ?? dismissed.value;
    passing.write(key, dismissed.value ?? "");
  };

  return {
    peek: computed(() => (host.shown.value ? null : (unseen.value ?? proposed.value))),
    peekHeight,
    newest: latest,
    dismiss,
    opened() {
      if (unseen.value === null) return proposals.accept();
      proposals.dismiss();
      dismiss();
    },
    report() {
      const waiting = session.outbox.items.value.length;
      const count = unread.value.length;
      const unsolved = session.tickets.value.some((ticket) => !isSettled(ticket));
      return {
        open: session.current.value !== null || unsolved || waiting > 0,
        badge: count === 0 ? "" : count > 99 ? "99+" : `${count}`,
        unread: count,
        waiting: waiting > 0,
        label: host.shown.value ? words().close : labelOf(count, waiting),
        peek: peekHeight.value,
        proposed: proposals.shown.value?.rule ?? "",
      };
    },
  };
}

function labelOf(unread: number, unsent: number): string {
  if (unread > 0) return counted(laterWords().launcher.unread, unread);
  return unsent > 0 ? counted(laterWords().launcher.unsent, unsent) : laterWords().launcher.open;
}
