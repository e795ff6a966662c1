import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { newId } from "../../link/ids.ts";
import type { App } from "../app.ts";
import { clock } from "../browser.ts";
import { readerLanguage } from "../words/spoken.ts";

/** A message nobody asked for, by the id of its rule. */
type Proposal = { readonly rule: string; readonly text: string };

/** What the conversation that has yet to begin at this place will answer. */
type Opener = { readonly place: string; readonly text: string; readonly at: number };

const opener = signal<Opener | null>(null);

/** What was said to the visitor at this place before anything of it has come; null: nothing. */
export function openerAt(place: string): Opener | null {
  return opener.value?.place === place ? opener.value : null;
}

export interface Proposals {
  /** What is shown beside the closed launcher. */
  readonly shown: ReadonlySignal<Proposal | null>;
  /** The page would have it shown. */
  propose(rule: string): void;
  dismiss(): void;
  /** The panel was opened from it: it is the first message of what they write now. */
  accept(): void;
  stop(): void;
}

/** Messages shown unasked: never over an open panel, never into a conversation (SPEC PM3). */
export function createProposals({ session, host, route }: App): Proposals {
  const wished = signal("");
  const shown = signal<Proposal | null>(null);
  const isBusy = () => host.shown.value || session.current.value !== null;

  async function ask(rule: string): Promise<void> {
    wished.value = "";
    if (isBusy() || shown.value !== null) return;
    const reply = await session.request("proactive:show", {
      rule,
      language: readerLanguage.value,
    });
    if (!reply.ok || reply.value === null || isBusy()) return;
    shown.value = { rule, text: reply.value.text };
  }

  const stop = effect(() => {
    const rule = wished.value;
    if (rule !== "" && session.status.value === "online") untracked(() => void ask(rule));
  });

  return {
    shown,
    propose: (rule) => (wished.value = rule),
    dismiss: () => (shown.value = null),
    accept() {
      const proposal = shown.value;
      shown.value = null;
      if (proposal === null || session.current.value !== null) return;
      const { rule, text } = proposal;
      const place = newId();
      opener.value = { place, text, at: clock() };
      route.go({ is: "thread", id: place });
      // Lost, the agent does not see what was asked; the visitor's words are none the less for it.
      void session.request("proactive:open", { rule });
    },
    stop,
  };
}
