import { maySupervise } from "../domain/access.ts";
import type { Actor, SlaRecord } from "../domain/model.ts";
import { routingSettings } from "../domain/routing/settings.ts";
import type { SlaRules } from "../domain/sla/ticket-sla.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { SlaOverview, SlaSettings } from "../protocol/sla-settings.ts";
import type { Deps } from "./deps.ts";
import type { Change } from "./ports.ts";
import { get, write } from "./records.ts";
import { serviceSettings } from "./service.ts";
import { openWorkspace } from "./workspace.ts";

const NOTHING: Omit<SlaRecord, "sweep"> = { id: "sla", revision: 0, settings: { policies: [] } };

/** What decides on the promises to this contact, as it is now. */
export async function slaRules(deps: Deps, contactId: string): Promise<SlaRules> {
  const stored = await get(deps.store, "sla", "sla");
  const policies = stored?.state.settings.policies ?? [];
  const { waiting } = await serviceSettings(deps);
  if (policies.length === 0) return { policies, teams: new Map(), plan: null, waiting };
  const contact = await get(deps.store, "contact", contactId);
  const { teams } = routingSettings((await openWorkspace(deps)).state, deps.timings);
  return {
    waiting,
    policies,
    teams: new Map(teams.map(({ id, name, hours }) => [id, { name, hours }])),
    plan: contact?.state.plan ?? null,
  };
}

export async function slaOverview(deps: Deps): Promise<SlaOverview> {
  const stored = await get(deps.store, "sla", "sla");
  const routing = routingSettings((await openWorkspace(deps)).state, deps.timings);
  await deps.store.settled();
  const { revision, settings } = stored?.state ?? NOTHING;
  return {
    revision,
    settings,
    teams: routing.teams.map(({ id, name, hours }) => ({ id, name, open: hours === null })),
    plans: routing.priority.plans.map(({ plan }) => plan),
  };
}

export type SlaChange = { readonly revision: number; readonly settings: SlaSettings };

/** In force at once, for every ticket there is (SPEC S9). `conflict`: changed since they were read. */
export async function setSla(
  deps: Deps,
  actor: Actor,
  { revision, settings }: SlaChange,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  if (!(await knowsTeams(deps, settings))) return fail("team_gone");
  for (;;) {
    const stored = await get(deps.store, "sla", "sla");
    if ((stored?.state.revision ?? 0) !== revision) return fail("conflict");
    const now = deps.clock.now();
    const sweep = { at: now, again: true };
    const state: SlaRecord = { id: "sla", revision: revision + 1, settings, sweep };
    const change = write({ kind: "sla", expected: stored?.version ?? 0, state }, deps.timings);
    if (!(await deps.store.commit([change], now)).ok) continue;
    // Who waits may stand elsewhere now.
    deps.publisher.publish([
      { is: "changed", kind: "sla", id: "sla", contactId: null, urgent: true },
    ]);
    return ok(null);
  }
}

async function knowsTeams(deps: Deps, { policies }: SlaSettings): Promise<boolean> {
  const { teams } = routingSettings((await openWorkspace(deps)).state, deps.timings);
  const known = new Set(teams.map(({ id }) => id));
  return policies.every(({ when, escalate }) =>
    [...when.teamIds, ...(escalate.teamId === null ? [] : [escalate.teamId])].every((id) =>
      known.has(id),
    ),
  );
}

/** Part of a commit that changes what promises depend on: hours, teams, plans. Empty: nothing is promised. */
export async function sweepChange(deps: Deps): Promise<readonly Change<unknown>[]> {
  const stored = await get(deps.store, "sla", "sla");
  if (stored === undefined) return [];
  const state = { ...stored.state, sweep: { at: deps.clock.now(), again: true } };
  return [write({ kind: "sla", expected: stored.version, state }, deps.timings)];
}
