import type { RoutingOverview, RoutingSettings } from "../../../server/protocol/routing.ts";
import type { Problems } from "./problems.ts";
import { useRouting } from "./store.ts";

export type RoutingDraft = {
  /** As they stand here, saved or not. */
  readonly settings: RoutingSettings;
  /** As they are in force. */
  readonly saved: RoutingSettings;
  readonly agents: RoutingOverview["agents"];
  readonly categories: readonly string[];
  readonly problems: Problems;
  readonly edit: (at: string, settings: RoutingSettings) => void;
};

/** What the screens show and change. Used below the page only, which waits for it to be there. */
export function useRoutingDraft(): RoutingDraft {
  const { overview, draft, problems, edit } = useRouting();
  if (overview.value === null) throw new Error("The settings are not here yet.");
  const { settings: saved, agents, categories } = overview.value;
  return {
    settings: draft.value ?? saved,
    saved,
    agents,
    categories,
    problems: problems.value,
    edit,
  };
}
