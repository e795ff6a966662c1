import type { Workspace } from "../../server/protocol/registers.ts";
import { takeWorkspace } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { settingsWords } from "../words/settings.ts";

type Shop = Pick<Workspace, "name" | "origins">;

/** `stale`: what there is now is not what the change was made of; nothing was saved. */
export type WorkspaceSaved = "kept" | "stale" | "refused";

/**
 * Saves some of the shop's settings; they travel together. The change is made of what is newest, and
 * anew while somebody else is faster, until it answers null: it cannot be made of that.
 */
export function useSaveWorkspace() {
  const desk = useDesk();
  const { workspace } = desk.registers;
  return async (change: (now: Shop) => Partial<Shop> | null): Promise<WorkspaceSaved> => {
    while (workspace.value !== null) {
      const base: Shop = { name: workspace.value.name, origins: workspace.value.origins };
      const changed = change(base);
      if (changed === null) return "stale";
      const { name, origins } = { ...base, ...changed };
      const reply = await desk.attempt("workspace:update", { base, name, origins: [...origins] });
      if (!reply.ok) return "refused";
      takeWorkspace(desk.registers, reply.value.now);
      if (!reply.value.kept) continue;
      desk.toasts.say(settingsWords.saved);
      return "kept";
    }
    return "refused";
  };
}
