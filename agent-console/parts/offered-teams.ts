import { commonWords } from "../words/common.ts";
import type { Offered } from "./options.tsx";

type Team = { readonly id: string; readonly name: string };

/** All teams to choose from, and those that were chosen and are gone: what is chosen is shown, and can be taken off. Pure. */
export function offeredTeams(teams: readonly Team[], chosen: readonly string[]): Offered<string> {
  const gone = chosen.filter((id) => teams.every((team) => team.id !== id));
  return [
    ...teams.map(({ id, name }) => [id, name] as const),
    ...gone.map((id) => [id, commonWords.goneTeam] as const),
  ];
}
