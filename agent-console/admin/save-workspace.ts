import type { Workspace } from "../../server/protocol/registers.ts";
import { takeWorkspace } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { settingsWords } from "../words/settings.ts";

type Shop = Pick<Workspace, "name" | "origins">;

/**
 * Saves some of the shop's settings; they travel together. The change is made of what is newest, and
 * anew while somebody else is faster. Whether it is in force.
 */
export function useSaveWorkspace() {
  const desk = useDesk();
  const { workspace } = desk.registers;
  return async (change: (now: Shop) => Partial<Shop>): Promise<boolean> => {
    while (workspace.value !== null) {
      const base: Shop = { name: workspace.value.name, origins: workspace.value.origins };
      const { name, origins } = { ...base, ...change(base) };
      const reply = await desk.attempt("workspace:update", { base, name, origins: [...origins] });
      if (!reply.ok) return false;
      takeWorkspace(desk.registers, reply.value.now);
      if (!reply.value.kept) continue;
      desk.toasts.say(settingsWords.saved);
      return true;
    }
    return false;
  };
}
