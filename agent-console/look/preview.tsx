import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LookSettings } from "../../server/protocol/look.ts";
import { after, dressPreview } from "../browser.ts";
import { Pick } from "../parts/pick.tsx";
import { lookWords } from "../words/look.ts";
import { optionsOf } from "./options.ts";

type PreviewProps = {
  readonly look: LookSettings;
  readonly siteKey: string;
  readonly language: string;
};

/** So long nothing is typed before it is drawn anew. */
const SETTLED_MS = 300;

/** The real loader and panel with a look not saved yet, on a page of their own. Nothing in it can be pressed. */
export function Preview({ look, siteKey, language }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = useSignal<keyof typeof lookWords.shown>("open");
  const device = useSignal<keyof typeof lookWords.device>("desk");
  const shade = useSignal<keyof typeof lookWords.shade>("light");
  const loads = useSignal(0);
  const draft = JSON.stringify(look);
  const seen = [draft, language, shown.value, device.value, shade.value].join();
  const last = useRef(seen);
  useEffect(() => {
    if (last.current === seen) return;
    last.current = seen;
    return after(SETTLED_MS, () => (loads.value += 1));
  }, [seen]);
  const dress = () => {
    if (frame.current === null) return;
    dressPreview(frame.current, {
      siteKey,
      look: draft,
      language,
      open: shown.value === "open",
      dark: shade.value === "dark",
      // A page is light or dark as its visitor's device says; here, as was chosen.
      theme: look.theme === "auto" ? shade.value : look.theme,
    });
  };
  return (
    <div class="look-preview">
      <div class="picks-in-form">
        <Pick
          label={lookWords.size}
          value={device.value}
          options={optionsOf(lookWords.device)}
          onChoose={(value) => (device.value = value)}
        />
        <Pick
          label={lookWords.openOrClosed}
          value={shown.value}
          options={optionsOf(lookWords.shown)}
          onChoose={(value) => (shown.value = value)}
        />
        <Pick
          label={lookWords.around}
          value={shade.value}
          options={optionsOf(lookWords.shade)}
          onChoose={(value) => (shade.value = value)}
        />
      </div>
      <div class={`look-window ${device.value}`}>
        <iframe
          key={loads.value}
          ref={frame}
          src="/console/preview"
          title={lookWords.previewFrame}
          inert
          tabIndex={-1}
          onLoad={dress}
        />
      </div>
    </div>
  );
}
