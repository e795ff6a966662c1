import { signal, type ReadonlySignal } from "@preact/signals";

export type Screen =
  | { readonly is: "home" }
  /** A conversation; its id may be one that has not begun yet. */
  | { readonly is: "thread"; readonly id: string }
  /** A request, by the ticket's id. */
  | { readonly is: "ticket"; readonly id: string }
  /** What is asked before a person is called. */
  | { readonly is: "before"; readonly from: Screen }
  /** `passage`: the words the bot quoted from it. `by`: the bot's message that points to it, if any does. */
  | {
      readonly is: "article";
      readonly id: string;
      readonly passage: string | null;
      readonly by?: string;
      readonly from: Screen;
    };

export interface Route {
  readonly screen: ReadonlySignal<Screen>;
  /** Whether the person has gone somewhere; until then the panel chooses. */
  readonly chosen: () => boolean;
  go(screen: Screen): void;
  /** What the panel itself opens first: no sign of a choice. */
  begin(screen: Screen): void;
  /** A conversation goes on under another id. */
  follow(from: string, to: string): void;
}

export function createRoute(): Route {
  const screen = signal<Screen>({ is: "home" });
  let chosen = false;
  return {
    screen,
    chosen: () => chosen,
    go(to) {
      chosen = true;
      screen.value = to;
    },
    begin(at) {
      screen.value = at;
    },
    follow(from, to) {
      screen.value = renamed(screen.value, from, to);
    },
  };
}

function renamed(screen: Screen, from: string, to: string): Screen {
  if ("from" in screen) return { ...screen, from: renamed(screen.from, from, to) };
  return screen.is === "thread" && screen.id === from ? { is: "thread", id: to } : screen;
}
