import { randomBytes } from "node:crypto";
import { maySupervise } from "../domain/access.ts";
import type { Actor, ServiceRecord } from "../domain/model.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { ServiceOverview, ServiceSettings } from "../protocol/service-rules.ts";
import type { Deps } from "./deps.ts";
import { get, write } from "./records.ts";

const NONE: ServiceSettings = {
  waiting: [],
  notices: { assignee: false, supervisors: false },
  webhook: null,
};

export async function serviceSettings({ store }: Pick<Deps, "store">): Promise<ServiceSettings> {
  return (await get(store, "service", "service"))?.state.settings ?? NONE;
}

/** What is sent where, and signed with what; null: nothing is. */
export async function webhookOf({
  store,
}: Pick<Deps, "store">): Promise<{ readonly url: string; readonly secret: string } | null> {
  const { settings, secret } = (await get(store, "service", "service"))?.state ?? {};
  if (settings == null || settings.webhook === null || secret == null) return null;
  return { url: settings.webhook.url, secret };
}

export async function serviceOverview(deps: Deps): Promise<ServiceOverview> {
  const stored = await get(deps.store, "service", "service");
  await deps.store.settled();
  return {
    revision: stored?.state.revision ?? 0,
    settings: stored?.state.settings ?? NONE,
    secret: stored?.state.secret ?? null,
    mails: deps.timings.mail !== undefined,
  };
}

export type ServiceDeps = Deps & {
  /** Whether this address leads into a private network, and webhooks may not. */
  readonly leadsInside: (url: string) => Promise<boolean>;
};

type Change = { readonly revision: number; readonly settings: ServiceSettings };

/**
 * In force at once, for every ticket there is. `conflict`: changed since they were read.
 * `webhook_private`: nothing would ever be sent to that webhook.
 */
export async function setService(
  deps: ServiceDeps,
  actor: Actor,
  { revision, settings }: Change,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  for (;;) {
    const stored = await get(deps.store, "service", "service");
    if ((stored?.state.revision ?? 0) !== revision) return fail("conflict");
    const url = settings.webhook?.url ?? null;
    const isNew = url !== null && url !== stored?.state.settings.webhook?.url;
    if (isNew && (await deps.leadsInside(url))) return fail("webhook_private");
    const now = deps.clock.now();
    const known = stored?.state.secret ?? null;
    const state: ServiceRecord = {
      id: "service",
      revision: revision + 1,
      settings,
      secret: known ?? (settings.webhook === null ? null : newSecret()),
      sweep: { at: now, again: true },
    };
    const change = write({ kind: "service", expected: stored?.version ?? 0, state }, deps.timings);
    if ((await deps.store.commit([change], now)).ok) return ok(null);
  }
}

/** As Standard Webhooks writes one. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
