import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useApp } from "../app.ts";
import { after, reloadPage } from "../browser.ts";
import { words } from "../words/words.ts";

/** A connection that takes this long is worth a word. */
const SLOW_MS = 2_500;

/** How the connection stands, when it is worth saying. Writing goes on below it. */
export function Strip() {
  const { status } = useApp().session;
  const slow = useSignal(false);
  const connecting = status.value === "connecting";
  useEffect(
    () => (connecting ? after(SLOW_MS, () => (slow.value = true)) : undefined),
    [connecting],
  );

  switch (status.value) {
    case "online":
      return null;
    case "connecting":
      return slow.value ? <Banner spin>{words().strip.noConnection}</Banner> : null;
    case "reconnecting":
      return <Banner spin>{words().strip.reconnecting}</Banner>;
    case "refused":
      return <Banner>{words().strip.refused}</Banner>;
    case "outdated":
      return (
        <Banner>
          {words().strip.outdated}
          <button type="button" class="btn-now" onClick={reloadPage}>
            {words().strip.reload}
          </button>
        </Banner>
      );
  }
}

function Banner({
  spin,
  children,
}: {
  readonly spin?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <p class="banner" role="status">
      {spin === true && <i class="spin" />}
      {children}
    </p>
  );
}
