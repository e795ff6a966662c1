import { effect, untracked, useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OutboxItem } from "../link/outbox.ts";
import type { LinkStatus } from "../link/link.ts";
import { useApp, type App } from "./app.ts";
import { clock } from "./browser.ts";
import { times } from "./reading.ts";
import { laterWords } from "./words/later-words.ts";
import { say } from "./words/say.ts";

/** A number of its own makes the same words news again. */
type Said = { readonly nth: number; readonly text: string };

/** What is seen without a word of its own (the connection is back, a message has gone) is said once. */
export function Announcer() {
  const app = useApp();
  const said = useSignal<Said>({ nth: 0, text: "" });
  useEffect(() => {
    const stops = [tellReturn(app, said), tellSent(app, said)];
    return () => stops.forEach((stop) => stop());
  }, []);
  const { nth, text } = said.value;
  return (
    <p class="sr" role="status">
      {app.host.shown.value && <span key={nth}>{text}</span>}
    </p>
  );
}

function tell(said: Signal<Said>, text: string): void {
  said.value = { nth: said.peek().nth + 1, text };
}

function tellReturn({ session }: App, said: Signal<Said>): () => void {
  let before: LinkStatus = "connecting";
  return effect(() => {
    const now = session.status.value;
    if (now === "online" && before === "reconnecting")
      untracked(() => tell(said, laterWords().connectedAgain));
    before = now;
  });
}

/** What waited and waits no more, and stands in the thread one looks at. */
function tellSent({ session, onScreen }: App, said: Signal<Said>): () => void {
  let before: readonly OutboxItem[] = [];
  return effect(() => {
    const now = session.outbox.items.value;
    const gone = before.filter((item) => now.every(({ id }) => id !== item.id));
    before = now;
    if (gone.some(({ id }) => untracked(() => isOnScreen(id))))
      untracked(() => tell(said, say(laterWords().state.sent, { time: times().clock(clock()) })));
  });

  function isOnScreen(messageId: string): boolean {
    const thread = session.threads.value.get(onScreen.value ?? "");
    const entries = thread?.view.value.public.entries ?? [];
    return entries.some((entry) => entry.is === "message" && entry.message.id === messageId);
  }
}
