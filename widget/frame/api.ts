import type { ToPanel } from "../embed.ts";
import type { CascadeCall, CascadeEvents, Theme } from "../npm/index.ts";

/** What the commands are carried out with. */
export type Doing = {
  open(): void;
  close(): void;
  /** The launcher is there, or is not. */
  showLauncher(shown: boolean): void;
  /** Has this message shown, if it is to be. */
  propose(rule: string): void;
  setLocale(locale: string | null): void;
  setTheme(theme: Theme): void;
  /** How many messages are unread. */
  unread(): number;
  /** Waits for the panel where it has not been loaded; does not load it. */
  tell(message: ToPanel): void;
  shutdown(): void;
};

type Hear = (value: never) => void;

const THEMES: readonly unknown[] = ["light", "dark", "auto"] satisfies readonly Theme[];
const EVENTS: readonly unknown[] = Object.keys({
  ready: 0,
  open: 0,
  close: 0,
  unread: 0,
  identity: 0,
} satisfies Record<keyof CascadeEvents, 0>);

const isText = (given: unknown) => typeof given === "string";
const isListening = (event: unknown, hear: unknown) =>
  EVENTS.includes(event) && typeof hear === "function";

/** Whether what was given to a command makes sense; those that take nothing take anything. */
const SENSE: Partial<Record<CascadeCall[0], (first: unknown, second: unknown) => boolean>> = {
  identify: (who) => isText((who as { readonly token?: unknown } | undefined)?.token),
  setLocale: (locale) => locale === null || isText(locale),
  setTheme: (theme) => THEMES.includes(theme),
  track: isText,
  message: isText,
  propose: isText,
  on: isListening,
  off: isListening,
};

/** The page's side of the API: commands carried out, and events told to whoever listens. */
export function createApi(doing: Doing): {
  call(call: readonly unknown[]): void;
  tell<E extends keyof CascadeEvents>(event: E, value: CascadeEvents[E]): void;
} {
  const listeners = new Map<unknown, Set<Hear>>();
  const hearing = (event: unknown) => {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set);
    return set;
  };

  function carryOut([command, ...given]: CascadeCall): void {
    const [first, second] = given as readonly unknown[];
    if (SENSE[command]?.(first, second) === false)
      throw new TypeError(`Cascade: “${command}” does not take that`);
    switch (command) {
      case "open":
        return doing.open();
      case "close":
        return doing.close();
      case "show":
        return doing.showLauncher(true);
      case "hide":
        doing.close();
        return doing.showLauncher(false);
      case "identify":
        return doing.tell({
          is: "identify",
          token: (first as { readonly token: string }).token,
        });
      case "setLocale":
        return doing.setLocale(first as string | null);
      case "setTheme":
        return doing.setTheme(first as Theme);
      case "track":
        return doing.tell({ is: "track", name: `${first}`, details: JSON.stringify(second ?? {}) });
      case "message":
        doing.tell({ is: "bring", what: "compose", text: `${first}` });
        return doing.open();
      case "propose":
        return doing.propose(`${first}`);
      case "on":
        hearing(first).add(second as Hear);
        // What hears of it only now would take it for none.
        if (first === "unread") (second as Hear)(doing.unread() as never);
        return;
      case "off":
        hearing(first).delete(second as Hear);
        return;
      case "shutdown":
        return doing.shutdown();
      default:
        command satisfies never;
        throw new TypeError(`Cascade: there is no command “${command as string}”`);
    }
  }

  return {
    call(call) {
      try {
        carryOut(call as CascadeCall);
      } catch (error) {
        // The page that called goes on; who wrote it is told.
        reportError(error);
      }
    },
    tell(event, value) {
      for (const hear of hearing(event)) {
        try {
          hear(value as never);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
