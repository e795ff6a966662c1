import { effect, untracked } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Announcer } from "./announcer.tsx";
import { useApp, type App } from "./app.ts";
import { bringQuestion, compose } from "./brought.ts";
import { after } from "./browser.ts";
import { heedForgetting } from "./forget.ts";
import { KeepFocus } from "./keep-focus.tsx";
import { looked } from "./looked.ts";
import { Peek } from "./peek.tsx";
import { restored } from "./second-copy.ts";
import { createLauncherState, type LauncherState } from "./state/launcher-state.ts";
import { createProposals, type Proposals } from "./state/proposals.ts";
import { tellOfMessages } from "./telling/telling.ts";
import { readTracked } from "./state/tracked.ts";
import { createReceipts } from "./state/receipts.ts";

/** What runs beside the screens, open or closed: receipts, the launcher's badge, the preview, the outbox's second copy. */
export function StandBy() {
  const app = useApp();
  const proposals = useMemo(() => createProposals(app), []);
  const launcher = useMemo(() => createLauncherState(app, proposals), []);
  useEffect(() => bringQuestion(app), []);
  useEffect(() => heedSite(app, proposals), []);
  useEffect(() => proposals.stop, []);
  useEffect(() => sendReceipts(app), []);
  useEffect(() => void restored.then(app.session.outbox.reload).then(app.session.outbox.flush), []);
  useEffect(() => tellLauncher(app, launcher), []);
  useEffect(() => heedForgetting(app.host), []);
  useEffect(() => tellOfMessages(app, launcher.newest), []);
  const message = launcher.peek.value;
  return (
    <>
      <KeepFocus />
      <Announcer />
      {message !== null && (
        <Peek message={message} height={launcher.peekHeight} onDismiss={launcher.dismiss} />
      )}
    </>
  );
}

/** What the page's own script asked for or told; what is no such thing is left. */
function heedSite({ host, session, ...app }: App, proposals: Proposals): () => void {
  const stops = [
    effect(() => {
      const said = host.brought.value;
      if (said === null) return;
      host.brought.value = null;
      untracked(() => {
        if (said.what === "propose") proposals.propose(said.text);
        else compose({ host, session, ...app }, said.text);
      });
    }),
    effect(() => {
      const events = host.tracked.value;
      if (events.length === 0 || session.status.value !== "online") return;
      host.tracked.value = [];
      untracked(() => {
        for (const event of events) void session.request("event:track", readTracked(event));
      });
    }),
    effect(() => {
      const state = session.snapshot.value?.identity ?? "none";
      if (state !== "none") host.identified(state);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function sendReceipts({ session, onScreen }: App): () => void {
  const receipts = createReceipts({
    send: (conversationId, receipt) =>
      void session.request("receipt:advance", { conversationId, ...receipt }),
    after,
    online: () => session.status.value === "online",
    looked,
  });
  const stopAgain = effect(() => {
    if (session.status.value === "online") untracked(receipts.again);
  });
  const stopNow = effect(() => {
    const views = [...session.threads.value.values()].map((thread) => thread.view.value);
    const looking = onScreen.value;
    untracked(() => receipts.now(views, looking));
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
    if (host.shown.value) untracked(launcher.opened);
  });
  return () => {
    stopTelling();
    stopDismissing();
  };
}
