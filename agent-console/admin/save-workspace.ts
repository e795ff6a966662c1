import type { Workspace } from "../../server/protocol/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { settingsWords } from "../words/settings.ts";

/** Saves some of the shop's settings; they travel together. Whether they are in force. */
export function useSaveWorkspace(workspace: Workspace) {
  const desk = useDesk();
  return async (change: Partial<Pick<Workspace, "name" | "origins">>): Promise<boolean> => {
    const { name, origins } = { ...workspace, ...change };
    const reply = await desk.attempt("workspace:update", { name, origins: [...origins] });
    if (!reply.ok) return false;
    desk.registers.workspace.value = reply.value;
    desk.toasts.say(settingsWords.saved);
    return true;
  };
}
