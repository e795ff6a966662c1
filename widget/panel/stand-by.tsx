import { effect, untracked } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useApp, type App } from "./app.ts";
import { bringQuestion, compose } from "./brought.ts";
import { after } from "./browser.ts";
import { Peek } from "./peek.tsx";
import { restored } from "./second-copy.ts";
import { createLauncherState, type LauncherState } from "./state/launcher-state.ts";
import { readTracked } from "./state/tracked.ts";
import { createReceipts } from "./state/receipts.ts";

/** What runs beside the screens, open or closed: receipts, the launcher's badge, the preview, the outbox's second copy. */
export function StandBy() {
  const app = useApp();
  const launcher = useMemo(() => createLauncherState(app), []);
  useEffect(() => bringQuestion(app), []);
  useEffect(() => heedSite(app), []);
  useEffect(() => sendReceipts(app), []);
  useEffect(() => void restored.then(app.session.outbox.reload).then(app.session.outbox.flush), []);
  useEffect(() => tellLauncher(app, launcher), []);
  const message = launcher.peek.value;
  if (message === null) return null;
  return <Peek message={message} height={launcher.peekHeight} onDismiss={launcher.dismiss} />;
}

/** What the page's own script asked for or told; what is no such thing is left. */
function heedSite({ host, session, ...app }: App): () => void {
  const stops = [
    effect(() => {
      const text = host.composed.value;
      if (text === null) return;
      host.composed.value = null;
      untracked(() => compose({ host, session, ...app }, text));
    }),
    effect(() => {
      const events = host.tracked.value;
      if (events.length === 0 || session.status.value !== "online") return;
      host.tracked.value = [];
      untracked(() => events.map(readTracked).forEach((event) => session.track(event)));
    }),
    effect(() => {
      const state = session.snapshot.value?.identity ?? "none";
      if (state !== "none") host.identified(state);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function sendReceipts({ session, onScreen }: App): () => void {
  const receipts = createReceipts({ send: session.receive, after });
  const stopAgain = effect(() => {
    if (session.status.value === "online") untracked(receipts.again);
  });
  const stopNow = effect(() => {
    const views = [...session.threads.value.values()].map((thread) => thread.view.value);
    const looking = onScreen.value;
    if (session.status.value === "online") untracked(() => receipts.now(views, looking));
  });
  return () => {
    stopAgain();
    stopNow();
  };
}

function tellLauncher({ host }: App, launcher: LauncherState): () => void {
  const stopTelling = host.report(launcher.report);
  // Opening the panel is as good as dismissing what it previewed.
  const stopDismissing = effect(() => {
    if (host.shown.value) untracked(launcher.dismiss);
  });
  return () => {
    stopTelling();
    stopDismissing();
  };
}
