import { createHash } from "node:crypto";
import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import type { AgentCommands } from "../protocol/agent.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Tracked } from "../protocol/registers.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { hiddenNow } from "./privacy.ts";
import { get, write } from "./records.ts";
import { sweepChange } from "./sla.ts";
import { isStale } from "./stale.ts";

/** What is kept of a secret: enough to recognise it, not to use it. */
export function fingerprint(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export type Hello = {
  readonly language: string;
  readonly timeZone: string | null;
  readonly device: string | null;
};

/** The contact this visitor token belongs to; a new one the first time it is seen. */
export async function contactOf(deps: Deps, token: string): Promise<string> {
  const visitorId = fingerprint(token);
  for (;;) {
    const known = await get(deps.store, "visitor", visitorId);
    if (known !== undefined) return mergedInto(deps, known.state.contactId);
    await createContact(deps, visitorId);
  }
}

/** Who they turned out to be, step by step where it was found out more than once. */
export async function mergedInto(deps: Pick<Deps, "store">, contactId: string): Promise<string> {
  const contact = await get(deps.store, "contact", contactId);
  const next = contact?.state.mergedInto;
  return next === undefined ? contactId : mergedInto(deps, next);
}

/** The contact this token belongs to, if it is known. */
export async function knownContact(
  deps: Pick<Deps, "store">,
  token: string,
): Promise<string | null> {
  const known = await get(deps.store, "visitor", fingerprint(token));
  return known === undefined ? null : mergedInto(deps, known.state.contactId);
}

/** Two tabs of one browser may arrive at once: the loser of the commit finds the winner's contact. */
async function createContact(deps: Deps, visitorId: string): Promise<void> {
  const now = deps.clock.now();
  const contact = newContact(deps, visitorId);
  await deps.store.commit(
    [
      write(
        {
          kind: "visitor",
          expected: 0,
          state: { id: visitorId, contactId: contact.id, firstSeenAt: now },
        },
        deps.timings,
      ),
      write({ kind: "contact", expected: 0, state: contact }, deps.timings),
    ],
    now,
  );
}

/** Somebody of whom nothing is known but their browser. */
export function newContact(
  { ids, clock }: Pick<Deps, "ids" | "clock">,
  visitorId: string,
): ContactRecord {
  return {
    id: ids.id(),
    name: `Visitor ${visitorId.slice(0, 4).toUpperCase()}`,
    email: null,
    language: null,
    timeZone: null,
    firstSeenAt: clock.now(),
    activeId: null,
    story: [],
  };
}

const TRACKED = 20;

/** Keeps what the site says a contact did, the last few. */
export async function track(
  deps: Deps,
  contactId: string,
  { name, details }: Pick<Tracked, "name" | "details">,
): Promise<void> {
  const one = { name, details, at: deps.clock.now() };
  await changeContact(deps, contactId, (contact) => ({
    ...contact,
    tracked: [one, ...(contact.tracked ?? [])].slice(0, TRACKED),
  }));
}

/** Keeps what the browser says of itself, its language and time zone, for the agents' side. */
export async function describeContact(deps: Deps, contactId: string, hello: Hello): Promise<void> {
  await changeContact(deps, contactId, (contact) =>
    contact.language === hello.language &&
    contact.timeZone === hello.timeZone &&
    (contact.device ?? null) === hello.device
      ? contact
      : { ...contact, ...hello },
  );
}

/**
 * Changes a contact, or who they turned out to be meanwhile; the same object back means nothing to do.
 * Undefined: there is none. `also`: what is committed with it.
 */
// oxlint-disable-next-line max-params
export async function changeContact(
  deps: Deps,
  contactId: string,
  edit: (contact: ContactRecord) => ContactRecord,
  also: () => Promise<readonly Change<unknown>[]> = async () => [],
): Promise<Stored<ContactRecord> | undefined> {
  let id = contactId;
  for (;;) {
    const stored = await get(deps.store, "contact", id);
    if (stored === undefined) return undefined;
    if (stored.state.mergedInto !== undefined) {
      id = stored.state.mergedInto;
      continue;
    }
    const state = edit(stored.state);
    if (state === stored.state) return stored;
    const change = write({ kind: "contact", expected: stored.version, state }, deps.timings);
    const result = await deps.store.commit([change, ...(await also())], deps.clock.now());
    if (!result.ok) continue;
    deps.publisher.publish([{ is: "changed", kind: "contact", id, contactId: id, urgent: true }]);
    return { ...stored, state, version: stored.version + 1 };
  }
}

/** `kept`: false, if it was made of something else than there is; then nothing was changed. */
export type ContactEdited = { readonly kept: boolean; readonly contact: Stored<ContactRecord> };

type ContactEdit<V> = {
  /** What it was made of. */
  readonly base: unknown;
  readonly mine: V;
  /** The same, as it is. */
  readonly read: (contact: ContactRecord) => V;
  readonly write: (contact: ContactRecord) => ContactRecord;
  readonly also?: () => Promise<readonly Change<unknown>[]>;
};

/** Saves what was made of the contact as it is; who says once more what there is already is not too late (SPEC A13). */
async function editContact<V>(
  deps: Deps,
  contactId: string,
  { base, mine, read, write, also }: ContactEdit<V>,
): Promise<Result<ContactEdited>> {
  let kept = true;
  const edit = (contact: ContactRecord) => {
    const now = read(contact);
    kept = !isStale(base, now) || !isStale(mine, now);
    return kept ? write(contact) : contact;
  };
  const contact = await changeContact(deps, contactId, edit, also);
  if (contact === undefined) return fail("not_found");
  if (!kept) await deps.store.settled();
  return ok({ kept, contact });
}

/** A supervisor says whose contact this is, and where it stands in the queue (SPEC R9, R17). */
export async function updateContact(
  deps: Deps,
  actor: Actor,
  { contactId, base, ...mine }: AgentCommands["contact:update"],
): Promise<Result<ContactEdited>> {
  if (!maySupervise(actor)) return fail("forbidden");
  const { ownerId } = mine;
  if (ownerId !== null && (await get(deps.store, "agent", ownerId)) === undefined)
    return fail("not_found");
  return editContact(deps, contactId, {
    base,
    mine,
    read: ({ ownerId = null, vip = false, plan = null }) => ({ ownerId, vip, plan }),
    write: (contact) => ({ ...contact, ...mine }),
    // What is promised to them may depend on their plan.
    also: () => sweepChange(deps),
  });
}

/** What the team keeps of a contact; any agent writes it (SPEC CO5). */
export async function describeForTeam(
  deps: Deps,
  actor: Actor,
  { contactId, base, ...said }: AgentCommands["contact:describe"],
): Promise<Result<ContactEdited>> {
  if (actor.kind !== "agent") return fail("forbidden");
  // What they are not shown they would write over.
  if ((await hiddenNow(deps, actor.role)).has("notes")) return fail("forbidden");
  const mine = { tags: [...new Set(said.tags)], about: said.about };
  const written =
    mine.about === null ? null : { text: mine.about, at: deps.clock.now(), byName: actor.name };
  return editContact(deps, contactId, {
    base,
    mine,
    read: ({ tags = [], about }) => ({ tags, about: about?.text ?? null }),
    write: (contact) => ({
      ...contact,
      tags: mine.tags,
      // Whose words they are stays, where they are the same.
      about: contact.about?.text === mine.about ? (contact.about ?? null) : written,
    }),
  });
}

type Block = { readonly contactId: string; readonly blocked: boolean };
/** `isOther`: than it was before. */
type Blocked = { readonly contact: Stored<ContactRecord>; readonly isOther: boolean };

/** From then on nothing a blocked contact writes is taken, until somebody lets them again (SPEC A10). */
export async function blockContact(
  deps: Deps,
  actor: Actor,
  { contactId, blocked }: Block,
): Promise<Result<Blocked>> {
  if (actor.kind !== "agent") return fail("forbidden");
  const agent = await get(deps.store, "agent", actor.agentId);
  if (agent === undefined) return fail("forbidden");
  const entry = { at: deps.clock.now(), byName: agent.state.name };
  let isOther = false;
  const changed = await changeContact(deps, contactId, ({ blocked: before, ...contact }) => {
    isOther = blocked !== (before !== undefined);
    return blocked ? { ...contact, blocked: before ?? entry } : contact;
  });
  return changed === undefined ? fail("not_found") : ok({ contact: changed, isOther });
}
