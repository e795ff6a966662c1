import type { Step } from "../domain/consequences.ts";
import type { Actor } from "../domain/model.ts";
import { gatherMs, kindOfNotice, pushesOf, type PushTo } from "../domain/push.ts";
import type { DeviceRecord, PushKeys, PushRecord } from "../domain/push-record.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Notice } from "../protocol/notices.ts";
import {
  MOST_DEVICES,
  USUAL_PUSH,
  type PushSettings,
  type PushShared,
  type PushState,
} from "../protocol/push.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { newErrand } from "./new-errand.ts";
import type { Change } from "./ports.ts";
import { get, write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** What one agent's console shows of it; `endpoint`: of the browser that asks. */
export async function pushState(
  deps: Deps,
  keys: () => PushKeys,
  { agentId, endpoint }: { readonly agentId: string; readonly endpoint: string | null },
): Promise<PushState> {
  const { publicKey } = await pushKeys(deps, keys);
  const shared = await pushShared(deps, agentId);
  const here = endpoint === null ? null : fingerprint(endpoint);
  return {
    ...shared,
    publicKey,
    here: shared.devices.find(({ id }) => id === here)?.id ?? null,
  };
}

/** What all consoles of an agent are told of it. */
export async function pushShared(
  { store }: Pick<Deps, "store">,
  agentId: string,
): Promise<PushShared> {
  const stored = await get(store, "push", agentId);
  await store.settled();
  const devices = stored?.state.devices ?? [];
  return {
    version: stored?.version ?? 0,
    settings: stored?.state.settings ?? USUAL_PUSH,
    devices: devices.map(({ id, name, at }) => ({ id, name, at })),
  };
}

/** Made the first time they are needed, and the same for ever: every subscription is tied to them. */
export async function pushKeys(deps: Deps, make: () => PushKeys): Promise<PushKeys> {
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if (state.pushKeys !== undefined) return state.pushKeys;
    const made = make();
    const change = { kind: "workspace", expected: version } as const;
    const kept = write({ ...change, state: { ...state, pushKeys: made } }, deps.timings);
    if ((await deps.store.commit([kept], deps.clock.now())).ok) return made;
  }
}

export type NewDevice = Omit<DeviceRecord, "id" | "at">;

/** This browser is sent to from here on; once, however often it says so. */
export async function addDevice(deps: Deps, agentId: string, device: NewDevice): Promise<void> {
  const id = fingerprint(device.endpoint);
  await changePush(deps, agentId, (record) => {
    const others = record.devices.filter((one) => one.id !== id);
    const at = record.devices.find((one) => one.id === id)?.at ?? deps.clock.now();
    return { ...record, devices: [...others, { ...device, id, at }].slice(-MOST_DEVICES) };
  });
}

export async function removeDevice(deps: Deps, agentId: string, deviceId: string): Promise<void> {
  await changePush(deps, agentId, (record) => {
    const devices = record.devices.filter(({ id }) => id !== deviceId);
    return devices.length === record.devices.length ? record : { ...record, devices };
  });
}

export async function setPush(deps: Deps, agentId: string, settings: PushSettings): Promise<void> {
  await changePush(deps, agentId, (record) => ({ ...record, settings }));
}

/** One to see that it arrives. */
export async function tryPush(
  deps: Deps,
  agentId: string,
  deviceId: string,
): Promise<Result<null>> {
  const record = (await get(deps.store, "push", agentId))?.state;
  if (record?.devices.some(({ id }) => id === deviceId) !== true) return fail("not_found");
  const at = deps.clock.now();
  const what = { is: "push", agentId, deviceId, about: { is: "try" } } as const;
  await deps.store.commit([newErrand(deps, { id: deps.ids.id(), what, at })], at);
  return ok(null);
}

async function changePush(
  deps: Deps,
  agentId: string,
  edit: (record: PushRecord) => PushRecord,
): Promise<void> {
  for (;;) {
    const stored = await get(deps.store, "push", agentId);
    const before = stored?.state ?? { id: agentId, settings: USUAL_PUSH, devices: [] };
    const state = edit(before);
    if (state === before) return;
    const change = write({ kind: "push", expected: stored?.version ?? 0, state }, deps.timings);
    if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "push", id: agentId, contactId: null, urgent: true },
    ]);
    return;
  }
}

/** What a step leaves to be pushed, to be committed with it: it is told once, also after a crash (SPEC PU1). */
export async function stepPushes(
  deps: Deps,
  step: Step,
  { actor, ticket }: { readonly actor: Actor; readonly ticket: TicketRecord | undefined },
): Promise<readonly Change<unknown>[]> {
  return errandsFor(deps, pushesOf({ step, actor, assigneeId: ticket?.assignee?.id ?? null }));
}

/** A ticket became somebody's, and not by their own hand. */
export async function assignedPush(
  deps: Deps,
  { before, after }: { readonly before: TicketRecord; readonly after: TicketRecord },
  actor: Actor,
): Promise<readonly Change<unknown>[]> {
  const { assignee } = after;
  if (assignee === null || assignee.id === before.assignee?.id) return [];
  if (actor.kind === "agent" && actor.agentId === assignee.id) return [];
  const about = { is: "assigned", ticketId: after.id } as const;
  return errandsFor(deps, [{ agentId: assignee.id, kind: "ticket", about }]);
}

/** What stands under "For you" is pushed as well. */
export function noticePushes(
  deps: Deps,
  agentId: string,
  notices: readonly Notice[],
): Promise<readonly Change<unknown>[]> {
  return errandsFor(
    deps,
    notices.map(({ id, about }) => ({
      agentId,
      kind: kindOfNotice(about),
      about: { is: "notice", noticeId: id },
    })),
  );
}

async function errandsFor(
  deps: Deps,
  pushes: readonly PushTo[],
): Promise<readonly Change<unknown>[]> {
  const made = await Promise.all(pushes.map((push) => errandsOf(deps, push)));
  return made.flat();
}

/** One for each browser, so that one that is away holds up no other. */
async function errandsOf(
  deps: Deps,
  { agentId, kind, about }: PushTo,
): Promise<readonly Change<unknown>[]> {
  // Whoever looks at their console is told there. What other nodes know is asked when it leaves.
  if (deps.presence.agentWatchesHere(agentId)) return [];
  const record = (await get(deps.store, "push", agentId))?.state;
  if (record === undefined || !record.settings.kinds.includes(kind)) return [];
  const at = deps.clock.now();
  return record.devices.map(({ id: deviceId }) => {
    const what = { is: "push", agentId, deviceId, about } as const;
    return newErrand(deps, { id: deps.ids.id(), what, at, after: gatherMs(about) });
  });
}
