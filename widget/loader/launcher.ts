import { drawing, make, style } from "./dom.ts";
import STYLE from "./launcher.css?inline";

export type Standing = {
  readonly shown: boolean;
  readonly badge: string;
  readonly waiting: boolean;
  readonly label: string;
  readonly peek: number;
  /** light, dark, or what the system says. */
  readonly theme: string;
  /** left, right, or where the owner's settings say. */
  readonly side: string;
  /** Beside the icon; "" for nothing. */
  readonly word: string;
  /** No button. */
  readonly hidden: boolean;
  /** Pressed, and what is to open is not there yet. */
  readonly awaited: boolean;
};

export interface Launcher {
  readonly button: HTMLElement;
  /** Where the iframe goes. */
  readonly root: HTMLElement;
  /** The element on the page; it has the focus when anything inside does. */
  readonly host: HTMLElement;
  show(change: Partial<Standing>): void;
}

const BUBBLE =
  "M16 5c7 0 12 4.3 12 10s-5 10-12 10c-1.2 0-2.4-.1-3.5-.4l-5.9 2.7c-.6.3-1.2-.2-1-.9l1.2-4.7C5 19.9 4 17.6 4 15 4 9.3 9 5 16 5z";
const MARK =
  "M9.5 12.3h3a2.5 2.5 0 0 1 2.5 2.5v.2a2.5 2.5 0 0 0 2.5 2.5h.5a2.5 2.5 0 0 1 2.5 2.5H23";
const CLOCK = "M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0M10 6v4.3L12.8 12";

/** The button in the corner with its badge, in a shadow root of its own. */
export function createLauncher(): Launcher {
  const count = make("span");
  const button = make("button", { class: "launcher" });
  const name = make("b");
  button.append(drawing(32, "in", BUBBLE, MARK), drawing(32, "out", "m9 13 7 7 7-7"), name, count);
  const root = make("div");
  root.append(button);
  const host = make("cascade-chat");
  const shadow = host.attachShadow({ mode: "open" });
  style(shadow, STYLE);
  shadow.append(root);

  let standing: Standing = {
    shown: false,
    badge: "",
    waiting: false,
    label: "",
    peek: 0,
    theme: "",
    side: "",
    word: "",
    hidden: false,
    awaited: false,
  };

  return {
    button,
    root,
    host,
    show(change) {
      standing = { ...standing, ...change };
      const { shown, badge, waiting, label, peek, theme, side, word, hidden, awaited } = standing;
      root.className = `root ${shown ? "open" : peek ? "peek" : ""} ${theme} ${side} ${word && "worded"} ${hidden ? "bare" : ""}`;
      root.style.setProperty("--peek", `${peek}px`);
      button.style.opacity = awaited ? ".5" : "";
      // Whoever says what they see presses it (WCAG 2.5.3).
      button.setAttribute("aria-label", word ? `${word}: ${label}` : label);
      button.setAttribute("aria-expanded", `${shown}`);
      name.textContent = word;
      count.className = badge ? "count" : waiting ? "count hold" : "";
      count.replaceChildren(badge || (waiting ? drawing(20, "", CLOCK) : ""));
    },
  };
}
