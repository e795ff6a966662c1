import { mayAct } from "../domain/access.ts";
import type { ConversationCommand } from "../domain/commands.ts";
import { agentsTouched } from "../domain/consequences.ts";
import { decide } from "../domain/decide.ts";
import { evolve } from "../domain/evolve.ts";
import type { Actor, Conversation } from "../domain/model.ts";
import { number, type PendingEvent } from "../domain/pending.ts";
import { NOTHING_HIDDEN } from "../domain/privacy.ts";
import type { Logged } from "../protocol/conversation.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { changesFor, contextFor, type Subject } from "./commit-step.ts";
import type { Deps } from "./deps.ts";
import { newsOf } from "./news.ts";
import { get } from "./records.ts";

/** Tries before giving up on a record that others keep changing. */
const ATTEMPTS = 50;

export type Request = {
  readonly actor: Actor;
  readonly conversationId: string;
  readonly command: ConversationCommand;
  readonly sender?: Sender;
  /** See `Subject`. */
  readonly contactVersion?: number;
};

/**
 * The connection a command came on. It hears of its own message or note in its answer, and does so
 * before anybody hears of anything that comes later.
 */
export type Sender = {
  readonly connection: string;
  readonly answer: (done: Done) => void;
};

export type Done = {
  /** What was committed; empty when nothing had to change. */
  readonly logged: readonly Logged[];
  /** The message or note asked for, if this command made it. */
  readonly own: Logged | null;
  /** Its public or internal seq, also when it was there already. */
  readonly seq: number;
  readonly conversation: Conversation;
};

/**
 * The one path for every change to a conversation: access, decide, commit, publish. Resolves when it
 * is durable; a record changed by somebody else meanwhile is decided anew. Nothing else writes one.
 */
export async function execute(deps: Deps, request: Request): Promise<Result<Done>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const done = await attemptOnce(deps, request, attempt === 0);
    if (done !== "conflict") return done;
  }
  return fail("busy");
}

/** One try, for callers who have to look at more than the conversation again. */
export async function attemptOnce(
  deps: Deps,
  { actor, conversationId, command, sender, contactVersion }: Request,
  first = false,
): Promise<Result<Done> | "conflict"> {
  const stored = await get(deps.store, "conversation", conversationId);
  if (stored === undefined) return fail("not_found");
  const denied = mayAct(actor, command.type, stored.state);
  if (denied !== null) return fail(denied);
  const known =
    "id" in command ? await deps.store.findEntry(conversationId, command.id) : undefined;
  if (known !== undefined) return resent(deps, { actor, known, conversation: stored.state });
  const subject = { actor, command, stored, existed: true, first, contactVersion };
  return commitDecision(deps, subject, sender);
}

/** A resend: the same number again, and only once what it names is durable. */
async function resent(
  deps: Deps,
  { known, conversation, actor }: { known: Logged; conversation: Conversation; actor: Actor },
): Promise<Result<Done>> {
  await deps.store.settled();
  return wroteIt(actor, known)
    ? ok({ logged: [], own: null, seq: known.seq, conversation })
    : fail("bad_request");
}

/** Somebody else's id is not a resend but a mistake, or a trick. */
function wroteIt(actor: Actor, { event }: Logged): boolean {
  if (event.type === "note:posted")
    return actor.kind === "agent" && event.note.agentId === actor.agentId;
  if (event.type !== "message:posted") return false;
  const { author } = event.message;
  return (
    author.kind === actor.kind &&
    (author.kind !== "agent" || (actor.kind === "agent" && author.id === actor.agentId))
  );
}

/** Decides on what was read and commits it. `conflict`: it is no longer so, read again. */
export async function commitDecision(
  deps: Deps,
  subject: Subject,
  sender?: Sender,
): Promise<Result<Done> | "conflict"> {
  const context = await contextFor(deps, subject);
  if (context === null) return fail("not_found");
  if (subject.actor.kind === "visitor" && context.contact.state.blocked !== undefined)
    return fail("blocked");
  if ((subject.contactVersion ?? context.contact.version) !== context.contact.version)
    return "conflict";
  const decision = decide(subject.stored.state, subject.command, context.forDecision);
  if (!decision.ok) return decision;
  // Somebody may have come on duty by way of another node a moment ago: that nobody is there is
  // said on what the records hold, not on what was last heard (SPEC N8).
  if (subject.first === true && decision.events.some(isForWantOfPeople))
    if (deps.floor.doubtOthers()) return "conflict";
  if (decision.events.length === 0) {
    await deps.store.settled();
    return ok({ logged: [], own: null, seq: 0, conversation: subject.stored.state });
  }
  return commit(deps, subject, { events: decision.events, context, sender });
}

function isForWantOfPeople({ event }: PendingEvent): boolean {
  return event.type === "ticket:filed" && event.reason === "nobody_on_duty";
}

type Decided = {
  readonly events: readonly PendingEvent[];
  readonly context: NonNullable<Awaited<ReturnType<typeof contextFor>>>;
  readonly sender: Sender | undefined;
};

async function commit(
  deps: Deps,
  subject: Subject,
  { events, context, sender }: Decided,
): Promise<Result<Done> | "conflict"> {
  const { now } = context.forDecision;
  const logged = number(subject.stored.heads, events, now);
  const after = logged.reduce(evolve, subject.stored.state);
  const step = { before: subject.existed ? subject.stored.state : null, after, logged };
  const changes = await changesFor(deps, subject, { step, events, context });
  const result = changes === null ? null : await deps.store.commit(changes, now);
  if (changes === null || result?.ok !== true) {
    deps.floor.doubt([
      { kind: "conversation", id: subject.stored.id },
      ...agentsTouched(step).map((id) => ({ kind: "agent", id })),
    ]);
    return "conflict";
  }
  const own = ownEntry(subject.command, logged);
  const done = { logged, own, seq: own?.seq ?? 0, conversation: after };
  sender?.answer(done);
  const answered =
    own === null || sender === undefined ? null : { logged: own, connection: sender.connection };
  const privacy = context.workspace.state.privacy?.settings ?? NOTHING_HIDDEN;
  deps.publisher.publish(newsOf({ step, changes, answered, privacy }));
  return ok(done);
}

function ownEntry(command: ConversationCommand, logged: readonly Logged[]): Logged | null {
  const id =
    "id" in command ? command.id : command.type === "start" ? command.message?.id : undefined;
  const own = logged.find(
    ({ event }) =>
      (event.type === "message:posted" && event.message.id === id) ||
      (event.type === "note:posted" && event.note.id === id),
  );
  return own ?? null;
}
