import { useEffect, useRef } from "preact/hooks";
import { handFocusOn } from "../ui/hand-focus.ts";
import { useApp } from "./app.ts";
import { isTouch } from "./browser.ts";

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
/** The field one types into. */
export const WRITING = ":is(input, select, textarea):focus";

/** While the panel is open the focus goes round in it, and stays in sight; Escape leads out, and so does its close button. */
export function KeepFocus() {
  const { host } = useApp();
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    const panel = here.current?.parentElement?.querySelector<HTMLElement>(".panel");
    if (panel === undefined || panel === null) return undefined;
    const stop = handFocusOn(panel, () => heirIn(panel));
    const round = (event: KeyboardEvent) => {
      if (!host.alone && host.shown.value) goRound(panel, event);
    };
    panel.addEventListener("keydown", round);
    // A keyboard on the screen takes from the height what is being typed into.
    const shrunk = new ResizeObserver(() =>
      panel.querySelector(`:is(.scroll, .thread) ${WRITING}`)?.scrollIntoView({ block: "nearest" }),
    );
    shrunk.observe(panel);
    return () => {
      stop();
      shrunk.disconnect();
      panel.removeEventListener("keydown", round);
    };
  }, []);
  return <i hidden ref={here} />;
}

function goRound(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== "Tab" || event.defaultPrevented || event.altKey) return;
  const stops = stopsIn(panel);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (panel.ownerDocument.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/** What Tab comes to, in order. */
function stopsIn(panel: HTMLElement): readonly HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) =>
      one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility() && isInTurn(one),
  );
}

/** Of radio buttons that belong together Tab comes to the one that is chosen. */
function isInTurn(one: HTMLElement): boolean {
  if (!(one instanceof HTMLInputElement) || one.type !== "radio" || one.checked) return true;
  const group = one.closest("fieldset, form")?.querySelectorAll<HTMLInputElement>("[type=radio]");
  return ![...(group ?? [])].some(({ name, checked }) => name === one.name && checked);
}

/** Where one goes on: the field to write in, which on a touch screen would raise the keyboard. */
function heirIn(panel: HTMLElement): HTMLElement | null {
  const places = isTouch()
    ? ["h2[tabindex]"]
    : [".composer textarea", "h2[tabindex]", ".ask input"];
  return (
    places.map((place) => panel.querySelector<HTMLElement>(place)).find((one) => one !== null) ??
    null
  );
}
