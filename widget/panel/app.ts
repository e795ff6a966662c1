import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Host } from "./host.ts";
import type { Route } from "./route.ts";
import type { Session } from "./session.ts";

/** What every screen may use. */
export type App = {
  readonly session: Session;
  readonly route: Route;
  readonly host: Host;
  /** The conversation on screen; null while the panel is closed, covered, or elsewhere. */
  readonly onScreen: ReadonlySignal<string | null>;
};

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("A screen stands outside AppContext.");
  return app;
}
