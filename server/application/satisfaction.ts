import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import { agentRouting, memberships, routingSettings } from "../domain/routing/settings.ts";
import { satisfactionOf } from "../domain/satisfaction.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Period, Satisfaction } from "../protocol/satisfaction.ts";
import type { Deps } from "./deps.ts";
import { tagged } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** Of more answers than so many the conversations that changed last are counted, and that is said. */
const MOST = 5_000;
const MOST_AGENTS = 1_000;
const DAY_MS = 86_400_000;

/** How customers found it over the last days; supervisors only (SPEC Y6). */
export async function readSatisfaction(
  deps: Deps,
  actor: Actor,
  days: Period,
): Promise<Result<Satisfaction>> {
  if (!maySupervise(actor)) return fail("forbidden");
  const { store, clock } = deps;
  const [rated, agents, workspace] = await Promise.all([
    tagged(store, "conversation", { label: "rated", limit: MOST + 1 }),
    tagged(store, "agent", { label: "agent", limit: MOST_AGENTS }),
    openWorkspace(deps),
  ]);
  const { teams } = routingSettings(workspace.state, deps.timings);
  const known = teams.map(({ id }) => id);
  const teamIds = new Map(
    agents.map(({ id, state }) => {
      const theirs = memberships(agentRouting(state), known);
      return [id, theirs.map(({ teamId }) => teamId)];
    }),
  );
  const counted = satisfactionOf(
    rated.slice(0, MOST).map(({ state }) => state),
    {
      since: clock.now() - days * DAY_MS,
      teamsOf: (agentId) => teamIds.get(agentId) ?? [],
      teams: teams.map(({ id, name }) => ({ id, name })),
    },
  );
  await store.settled();
  return ok({ ...counted, whole: rated.length <= MOST });
}
