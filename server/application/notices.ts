import type { Step } from "../domain/consequences.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { lateTasks, slaNotices, withNotices, withRead } from "../domain/notices.ts";
import { ok, type Result } from "../protocol/errors.ts";
import { mentionsIn } from "../protocol/mentions.ts";
import type { NoticeAbout, Notices } from "../protocol/notices.ts";
import type { Deps } from "./deps.ts";
import type { Change } from "./ports.ts";
import { noticePushes } from "./push.ts";
import { newErrand } from "./new-errand.ts";
import { get, tagged, write } from "./records.ts";
import { serviceSettings } from "./service.ts";

const AGENTS = 1_000;

/** One agent's notices; version 0: there were never any. */
export async function noticesOf({ store }: Pick<Deps, "store">, agentId: string): Promise<Notices> {
  const stored = await get(store, "notices", agentId);
  await store.settled();
  return { id: agentId, version: stored?.version ?? 0, notices: stored?.state.notices ?? [] };
}

type Told = { readonly agentId: string; readonly about: NoticeAbout };

/** Their part of a commit, so that people are told exactly once of what was done. */
async function noticeChanges(
  deps: Deps,
  told: readonly Told[],
): Promise<readonly Change<unknown>[]> {
  const at = deps.clock.now();
  const changes = await Promise.all(
    [...new Set(told.map(({ agentId }) => agentId))].map(async (id) => {
      const about = told.flatMap((one) => (one.agentId === id ? [one.about] : []));
      const stored = await get(deps.store, "notices", id);
      const added = about.map((one) => ({ id: deps.ids.id(), at, read: false, about: one }));
      const state = withNotices(stored?.state ?? { id, notices: [] }, added);
      const kept = write({ kind: "notices", expected: stored?.version ?? 0, state }, deps.timings);
      return [kept, ...(await noticePushes(deps, id, added))];
    }),
  );
  return changes.flat();
}

/**
 * Promises nearly late, or late: whoever has the ticket (or had it until then), and every supervisor
 * (SPEC S6, S7). Tasks that are late: whose they are (SPEC T20).
 */
export async function ticketNoticeChanges(
  deps: Deps,
  before: TicketRecord,
  after: TicketRecord,
): Promise<readonly Change<unknown>[]> {
  const promises = slaNotices(before, after);
  const tasks = lateTasks(before, after);
  if (promises.length === 0 && tasks.length === 0) return [];
  const agents = await tagged(deps.store, "agent", { label: "agent", limit: AGENTS });
  const supervisors = agents.filter(({ state }) => state.role === "admin").map(({ id }) => id);
  const had = [before.assignee, after.assignee].flatMap((one) => one?.id ?? []);
  const people = [...new Set([...had, ...supervisors])];
  const { notices: mailed } = await serviceSettings(deps);
  const mailedTo = [...(mailed.assignee ? had : []), ...(mailed.supervisors ? supervisors : [])];
  const kept = await noticeChanges(deps, [
    ...people.flatMap((agentId) => promises.map((about) => ({ agentId, about }))),
    ...tasks.flatMap(({ about, agentId }) =>
      (agentId === null ? supervisors : [agentId]).map((one) => ({ agentId: one, about })),
    ),
  ]);
  return [...kept, ...noticeMails(deps, [...new Set(mailedTo)], promises)];
}

/** The same by e-mail, for whom the owner has it sent to (SPEC S12). */
function noticeMails(
  deps: Deps,
  people: readonly string[],
  promises: readonly NoticeAbout[],
): readonly Change<unknown>[] {
  const at = deps.clock.now();
  return deps.timings.mail === undefined
    ? []
    : people.flatMap((agentId) =>
        promises.map((about) =>
          newErrand(deps, { id: deps.ids.id(), what: { is: "notice", agentId, about }, at }),
        ),
      );
}

/**
 * Colleagues named in a note of this step are told, once, in the commit that keeps it (SPEC Z1). So is
 * whose chat it is, if somebody else wrote it: that is how supervisors whisper (SPEC CO2).
 */
export async function mentionChanges(
  deps: Deps,
  { after, logged }: Step,
  contactName: string,
): Promise<readonly Change<unknown>[]> {
  const posted = logged.find(({ event }) => event.type === "note:posted");
  if (posted?.event.type !== "note:posted") return [];
  const { note } = posted.event;
  const { state } = after;
  const whispered = state.is === "live" && state.agentId !== note.agentId ? [state.agentId] : [];
  if (whispered.length === 0 && !note.text.includes("@")) return [];
  const agents = await tagged(deps.store, "agent", { label: "agent", limit: AGENTS });
  const people = agents.map(({ id, state }) => ({ id, name: state.name }));
  const named = mentionsIn(note.text, people).filter(({ id }) => id !== note.agentId);
  const about = {
    is: "mention",
    conversationId: after.id,
    ticketId: after.state.is === "ticketed" ? after.state.ticketId : null,
    contactName,
    byName: note.agentName,
    text: note.text.slice(0, LONGEST_EXCERPT),
  } as const;
  const told = new Set(named.map(({ id }) => id));
  return noticeChanges(deps, [
    ...[...told].map((agentId) => ({ agentId, about })),
    ...whispered
      .filter((agentId) => !told.has(agentId))
      .map((agentId) => ({ agentId, about: { ...about, whispered: true as const } })),
  ]);
}

const LONGEST_EXCERPT = 200;

/** An agent has looked at some of their own. */
export async function readNotices(
  deps: Deps,
  agentId: string,
  ids: readonly string[],
): Promise<Result<Notices>> {
  for (;;) {
    const stored = await get(deps.store, "notices", agentId);
    if (stored === undefined) return ok(await noticesOf(deps, agentId));
    const state = withRead(stored.state, new Set(ids));
    if (state === stored.state) return ok(await noticesOf(deps, agentId));
    const change = write({ kind: "notices", expected: stored.version, state }, deps.timings);
    if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "notices", id: agentId, contactId: null, urgent: true },
    ]);
    return ok(await noticesOf(deps, agentId));
  }
}
