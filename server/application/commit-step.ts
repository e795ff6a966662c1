import type { Context, ConversationCommand } from "../domain/commands.ts";
import {
  agentAfter,
  agentsTouched,
  contactAfter,
  followedAfter,
  spokeWith,
  taker,
  ticketAfter,
  type Step,
} from "../domain/consequences.ts";
import { languageOf } from "../domain/contact-language.ts";
import { isActive, type Actor, type Conversation } from "../domain/model.ts";
import type { WorkspaceRecord } from "../domain/workspace-record.ts";
import type { AgentRecord } from "../domain/agent-record.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import type { FileRecord } from "../domain/file-record.ts";
import type { PendingEvent } from "../domain/pending.ts";
import { EMPTY_FLOOR } from "../domain/routing/floor.ts";
import { placeOf, waitingChat, type Waiting } from "../domain/routing/queued.ts";
import { offerLimits, routingSettings } from "../domain/routing/settings.ts";
import { withSla } from "../domain/sla/ticket-sla.ts";
import { isSettled } from "../protocol/ticket.ts";
import type { Deps } from "./deps.ts";
import { hookChanges } from "./hook-changes.ts";
import { fileChanges, ownFiles } from "./file-changes.ts";
import { mentionChanges } from "./notices.ts";
import { outboxChange } from "./outbox-change.ts";
import { personOf } from "./person.ts";
import { questionChanges } from "./question-changes.ts";
import type { Change, Stored } from "./ports.ts";
import { stepPushes } from "./push.ts";
import type { KeptFloor } from "./floor-keeper.ts";
import { get, write } from "./records.ts";
import { slaRules } from "./sla.ts";
import { placeTaken } from "./team-places.ts";
import { formatReference } from "./reference.ts";

/** What is being decided on. */
export type Subject = {
  readonly actor: Actor;
  readonly command: ConversationCommand;
  readonly stored: Stored<Conversation>;
  /** false: this is its first commit. */
  readonly existed: boolean;
  /** Nothing was tried before: it can be decided anew. */
  readonly first?: boolean;
  /** The contact has to be at this version still, for what was concluded from it to hold; any unless told. */
  readonly contactVersion?: number | undefined;
};

export type StepContext = {
  readonly forDecision: Context;
  readonly contact: Stored<ContactRecord>;
  readonly workspace: Stored<WorkspaceRecord>;
  /** The conversation's own, and the closed one it goes on from. */
  readonly ticket: Stored<TicketRecord> | undefined;
  readonly followed: Stored<TicketRecord> | undefined;
  /** The actor's own among the files the command names. */
  readonly files: readonly Stored<FileRecord>[];
  /** Null: the command does not depend on who is there. */
  readonly kept: KeptFloor | null;
};

/** Reads all that a decision may look at. Null: its contact is gone. */
export async function contextFor(
  deps: Deps,
  { actor, command, stored }: Subject,
): Promise<StepContext | null> {
  const { contactId, ticket: named, follows } = stored.state;
  // Together: a database then takes one question for all. The shorter this takes, the less often somebody
  // else is faster, and a chat that people write in all the time is decided anew.
  const [kept, contact, workspace, ticket, followed, files] = await Promise.all([
    asksWho(command, stored.state) ? deps.floor.now() : null,
    get(deps.store, "contact", contactId),
    get(deps.store, "workspace", "workspace"),
    named === null ? undefined : get(deps.store, "ticket", named.id),
    follows == null ? undefined : get(deps.store, "ticket", follows.id),
    ownFiles(deps, actor, command),
  ]);
  if (contact === undefined || workspace === undefined) return null;
  const person = kept === null ? contact.state : await personOf(deps.store, contact.state);
  const waiting = (who: ContactRecord) =>
    kept === null
      ? null
      : asWaiting(
          { conversation: stored.state, contact: who, ticket: ticket?.state ?? null },
          kept,
        );
  const forDecision: Context = {
    now: deps.clock.now(),
    actor,
    timings: deps.timings,
    heads: stored.heads,
    busyElsewhere: contact.state.activeId !== null && contact.state.activeId !== stored.id,
    ticketClosed: ticket?.state.status === "closed",
    ticketSettled: ticket !== undefined && isSettled(ticket.state),
    ticketConfirmed: ticket?.state.confirmed === true,
    fresh: {
      messageId: deps.ids.id(),
      ticketId: deps.ids.id(),
      reference: formatReference(workspace.state.lastReference + 1),
    },
    files: new Map(files.map((file) => [file.id, file.state])),
    fileRoom: deps.fileRules.perConversation,
    knowledge: deps.knowledge,
    language: languageOf(contact.state),
    floor: kept?.floor ?? EMPTY_FLOOR,
    waiting: waiting(person),
    waitingIn: (writesIn) => waiting({ ...person, writesIn }),
    limits: offerLimits(routingSettings(workspace.state, deps.timings)),
    spoke: kept === null ? new Map() : spokeWith(person),
  };
  return { forDecision, contact, workspace, ticket, followed, files, kept };
}

function asksWho({ type }: ConversationCommand, { state }: Conversation): boolean {
  return (
    ASKS_WHO.has(type) ||
    (type === "due" && state.is === "queued") ||
    // What is written may say that somebody else is to be asked.
    (type === "post" && state.is === "offered")
  );
}

/** Commands whose decision depends on who is there; so does the end of a wait. */
const ASKS_WHO: ReadonlySet<ConversationCommand["type"]> = new Set([
  "route",
  "accept",
  "claim",
  "transfer",
  "assign",
  "resume",
  "unresolve",
]);

/** The chat as the router sees it; one that is taken or was a ticket, as it would if it waited. */
function asWaiting(
  parts: Omit<Waiting, "state">,
  { around, floor }: KeptFloor,
): Context["waiting"] {
  const { state } = parts.conversation;
  const queued =
    state.is === "queued"
      ? state
      : {
          is: "queued" as const,
          since: floor.now,
          reason: "asked" as const,
          heldUntil: null,
          held: false,
        };
  return waitingChat({ ...parts, state: queued }, around);
}

type Decided = {
  readonly step: Step;
  readonly events: readonly PendingEvent[];
  readonly context: StepContext;
};

/** Every record one step changes, to be committed together. Null: it can no longer be, decide anew. */
export async function changesFor(
  deps: Deps,
  subject: Subject,
  { step, events, context }: Decided,
): Promise<readonly Change<unknown>[] | null> {
  const { timings } = deps;
  // Another one began, or was taken up again, since somebody looked; the version makes sure of now.
  if (context.forDecision.busyElsewhere && beginsNow(step)) return null;
  const contact = contactAfter(context.contact.state, step);
  const agents = await agentChanges(deps, step, context);
  const places = await placeTaken(deps, step, { ...context, waiting: context.forDecision.waiting });
  if (agents === null || places === null) return null;
  return [
    write(
      {
        kind: "conversation",
        expected: subject.existed ? subject.stored.version : 0,
        state: step.after,
        append: events,
      },
      timings,
    ),
    ...(contact === context.contact.state
      ? []
      : [write({ kind: "contact", expected: context.contact.version, state: contact }, timings)]),
    ...agents,
    ...(await ticketChanges(deps, { step, context })),
    ...places,
    ...referenceChange(deps, { step, context }),
    ...fileChanges(deps, step, context.files),
    ...(await questionChanges(deps, { step, context })),
    ...(await mentionChanges(deps, step, context.contact.state.name)),
    ...(await stepPushes(deps, step, {
      actor: context.forDecision.actor,
      ticket: context.ticket?.state,
    })),
  ];
}

/** It is in progress from here on: a contact has one such at most (SPEC P1). */
function beginsNow({ before, after }: Step): boolean {
  return isActive(after.state) && (before === null || !isActive(before.state));
}

async function agentChanges(
  deps: Deps,
  step: Step,
  { forDecision, kept }: StepContext,
): Promise<readonly Change<AgentRecord>[] | null> {
  const stored = await Promise.all(agentsTouched(step).map((id) => get(deps.store, "agent", id)));
  const changes: Change<AgentRecord>[] = [];
  const gains = taker(step);
  for (const agent of stored) {
    if (agent === undefined) return null;
    // Whoever gets the chat is still as they were when it was decided: with room, online, at work.
    if (agent.id === gains && kept?.versions.get(agent.id) !== agent.version) return null;
    const after = agentAfter(agent.state, step, forDecision.limits.missesToAway);
    if (after === agent.state) continue;
    changes.push(write({ kind: "agent", expected: agent.version, state: after }, deps.timings));
  }
  return changes;
}

type TicketStep = { readonly step: Step; readonly context: StepContext };

/** Decided on and committed over the same versions: a ticket that closed meanwhile is decided anew. */
async function ticketChanges(
  deps: Deps,
  { step, context }: TicketStep,
): Promise<readonly Change<unknown>[]> {
  const { ticket, followed, contact } = context;
  const { now, actor } = context.forDecision;
  const stamp = { at: now, actor, closeAfterMs: deps.timings.solvedCloseMs };
  const own = ticketAfter(ticket?.state ?? null, step, { stamp, contact: contact.state });
  const closed = followed && followedAfter(followed.state, step, stamp);
  const placed =
    own === null || ticket !== undefined ? own : await withPlace(deps, own, { step, context });
  return [
    ...(placed === null ? [] : await ticketChange(deps, ticket, placed)),
    ...(placed === null
      ? []
      : await outboxChange(deps, {
          before: ticket?.state ?? null,
          after: placed,
          // What is said in a live chat is read there; who is not there is asked back.
          logged:
            step.after.state.is === "ticketed"
              ? step.logged
              : step.logged.filter(({ event }) => event.type === "visitor:invited"),
          at: now,
        })),
    ...(closed === undefined ? [] : await ticketChange(deps, followed, closed)),
    ...(placed === null
      ? []
      : await hookChanges(deps, { before: ticket?.state ?? null, after: placed })),
  ];
}

/** A new ticket is the team's and tier's its question would have gone to. */
async function withPlace(
  deps: Deps,
  ticket: TicketRecord,
  { step, context }: TicketStep,
): Promise<TicketRecord> {
  const { around } = await deps.floor.now();
  return { ...ticket, ...placeOf(step.after, context.contact.state, around) };
}

async function ticketChange(
  deps: Deps,
  before: Stored<TicketRecord> | undefined,
  after: TicketRecord,
): Promise<readonly Change<TicketRecord>[]> {
  if (after === before?.state) return [];
  const state = withSla(after, await slaRules(deps, after.contactId));
  return [write({ kind: "ticket", expected: before?.version ?? 0, state }, deps.timings)];
}

/** A new ticket takes the next reference: part of the same commit, so none is given twice. */
function referenceChange(
  { timings }: Deps,
  { step, context }: TicketStep,
): readonly Change<unknown>[] {
  if (step.after.ticket === null || step.before?.ticket != null) return [];
  const { version, state } = context.workspace;
  return [
    write(
      {
        kind: "workspace",
        expected: version,
        state: { ...state, lastReference: state.lastReference + 1 },
      },
      timings,
    ),
  ];
}
