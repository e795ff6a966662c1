import { wantedBy } from "../domain/contact-language.ts";
import { afterPause } from "../domain/outbox.ts";
import type { ErrandRecord, ErrandWhat } from "../domain/errand-record.ts";
import type { MailRules } from "../domain/outbox-record.ts";
import type { NoticeAbout } from "../protocol/notices.ts";
import type { Entry } from "../protocol/view.ts";
import { addressChange, mayWriteTo, type MayWrite } from "./addresses.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { newDoor, requestsOf, SIGN_IN_MS, type NewDoor } from "./doors.ts";
import { inHand } from "./in-hand.ts";
import { inTime, LEASE_MS } from "./in-time.ts";
import type { Change, Delivery, Mail, Postman, PushSender, Stored, Webhooks } from "./ports.ts";
import { preparePush } from "./push-errand.ts";
import { get, remove, write } from "./records.ts";
import { newErrand } from "./new-errand.ts";
import { readConversation } from "./read-conversation.ts";
import { webhookOf } from "./service.ts";
import { openWorkspace } from "./workspace.ts";

/** What every mail of these is written from. */
type Common = { readonly id: string; readonly email: string; readonly shop: string };

export type SignInContent = Common & {
  readonly language: string;
  readonly secret: string;
  readonly minutes: number;
};

export type TranscriptContent = Common & {
  readonly language: string;
  readonly timeZone: string | null;
  readonly entries: readonly Entry[];
  /** What says that the address is its reader's; null: that is known. */
  readonly secret: string | null;
};

/** For a colleague. */
export type NoticeContent = Common & { readonly about: NoticeAbout };

export type ErrandParts = {
  readonly deps: Deps;
  readonly postman: Postman;
  readonly rules: MailRules;
  readonly write: {
    readonly signIn: (content: SignInContent) => Mail;
    readonly transcript: (content: TranscriptContent) => Mail;
    readonly notice: (content: NoticeContent) => Mail;
  };
  readonly webhooks: Webhooks;
  readonly pushes: PushSender;
  readonly failed: (error: unknown) => void;
};

export interface Errands {
  /** This one is to be sent. Returns at once; false: it is in hand already. */
  due(errandId: string): boolean;
  stop(): Promise<void>;
}

/** Sends what belongs to no ticket's thread: kept until it is sent, or cannot be any more (SPEC E13). */
export function createErrands(parts: ErrandParts): Errands {
  const errands = inHand((id) => run(parts, id), parts.failed);
  return { due: errands.take, stop: errands.stop };
}

/** How it is sent, with what has to be kept before that. */
type Prepared = {
  readonly changes: readonly Change<unknown>[];
  readonly send: () => Promise<Delivery>;
};

/** Of no use any more; not now; or not before a time (epoch ms). */
type Unready = "needless" | "later" | { readonly notBefore: number };

async function run(parts: ErrandParts, id: string): Promise<void> {
  const { deps } = parts;
  const stored = await get(deps.store, "errand", id);
  if (stored === undefined || stored.state.dueAt > deps.clock.now()) return;
  const prepared = await prepare(parts, stored.state);
  if (prepared === "needless") return done(parts, id);
  if (prepared === "later") return failedTo(parts, id, false);
  if ("notBefore" in prepared) return putOff(parts, stored, prepared.notBefore);
  const now = deps.clock.now();
  const { attempts } = stored.state;
  const state = { ...stored.state, attempts: attempts + 1, dueAt: now + LEASE_MS };
  const lease = write({ kind: "errand", expected: stored.version, state }, deps.timings);
  // Somebody else was faster.
  if (!(await deps.store.commit([lease, ...prepared.changes], now)).ok) return;
  const delivery = await inTime(prepared.send());
  if (delivery.ok) return done(parts, id);
  parts.failed(new Error(`${stored.state.what.is}: ${delivery.why}`));
  return failedTo(parts, id, delivery.final);
}

/** Sent, or of no use any more. */
async function done({ deps }: ErrandParts, id: string): Promise<void> {
  for (;;) {
    const stored = await get(deps.store, "errand", id);
    if (stored === undefined) return;
    if ((await deps.store.commit([remove("errand", stored)], deps.clock.now())).ok) return;
  }
}

/** If somebody else changed it meanwhile, they know better. */
async function putOff(
  { deps }: ErrandParts,
  { version, state }: Stored<ErrandRecord>,
  dueAt: number,
): Promise<void> {
  const change = { kind: "errand", expected: version, state: { ...state, dueAt } } as const;
  await deps.store.commit([write(change, deps.timings)], deps.clock.now());
}

async function failedTo(parts: ErrandParts, id: string, final: boolean): Promise<void> {
  const { deps, rules } = parts;
  for (;;) {
    const stored = await get(deps.store, "errand", id);
    if (stored === undefined) return;
    const now = deps.clock.now();
    const dueAt = final ? null : afterPause({ at: stored.state.at, now }, rules);
    const change =
      dueAt === null
        ? remove("errand", stored)
        : write(
            { kind: "errand", expected: stored.version, state: { ...stored.state, dueAt } },
            deps.timings,
          );
    if ((await deps.store.commit([change], now)).ok) return;
  }
}

async function prepare(
  parts: ErrandParts,
  { id, what, at }: ErrandRecord,
): Promise<Prepared | Unready> {
  // The same in every attempt, and another for the next errand of the same name.
  const key = fingerprint(`${id} ${at}`).slice(0, 32);
  switch (what.is) {
    case "sign_in":
      return signIn(parts, key, what);
    case "transcript":
      return transcript(parts, key, what);
    case "notice":
      return notice(parts, key, what);
    case "push":
      return preparePush(parts, { ...what, at });
    case "hook":
      return hook(parts, id, what);
    default:
      return what satisfies never;
  }
}

type Of<T extends ErrandWhat["is"]> = Extract<ErrandWhat, { readonly is: T }>;

/** Where there is no request nothing is sent, and nobody is told so (SPEC X7). */
async function signIn(
  { deps, postman, write }: ErrandParts,
  key: string,
  { email, language }: Of<"sign_in">,
): Promise<Prepared | "needless"> {
  const [newest] = await requestsOf(deps, email);
  if (newest === undefined) return "needless";
  const { contactId } = newest.state;
  const address = await mayWriteTo(deps, { email, contactId, letterId: key });
  if (address === null) return "needless";
  const door = doorFor(deps, { opens: "sign_in", email, contactId });
  const minutes = SIGN_IN_MS / 60_000;
  const mail = write.signIn({
    ...(await common(deps, key, email)),
    language,
    secret: door.secret,
    minutes,
  });
  return withDoor(deps, { address, door, send: () => postman.send(mail) });
}

/** What was said up to now, when it leaves. */
async function transcript(
  { deps, postman, write }: ErrandParts,
  key: string,
  { email, conversationId, contactId }: Of<"transcript">,
): Promise<Prepared | "needless" | "later"> {
  const actor = { kind: "visitor", contactId } as const;
  const view = await readConversation(deps, actor, { conversationId });
  const contact = await get(deps.store, "contact", contactId);
  if (!view.ok || contact === undefined) return "needless";
  const address = await mayWriteTo(deps, { email, contactId, letterId: key });
  if (address === null) return "later";
  const isKnown = address.after.confirmedBy.includes(contactId);
  const door = doorFor(deps, { opens: "confirm", email, contactId });
  const mail = write.transcript({
    ...(await common(deps, key, email)),
    language: wantedBy(contact.state) ?? "en",
    timeZone: contact.state.timeZone,
    entries: view.value.public.entries,
    secret: isKnown ? null : door.secret,
  });
  return withDoor(deps, { address, door: isKnown ? null : door, send: () => postman.send(mail) });
}

/** The team's own addresses need no asking. */
async function notice(
  { deps, postman, write }: ErrandParts,
  key: string,
  { agentId, about }: Of<"notice">,
): Promise<Prepared | "needless"> {
  const agent = await get(deps.store, "agent", agentId);
  if (agent === undefined || agent.state.deactivatedAt !== undefined) return "needless";
  const mail = write.notice({ ...(await common(deps, key, agent.state.email)), about });
  return { changes: [], send: () => postman.send(mail) };
}

async function hook(
  { deps, webhooks }: ErrandParts,
  id: string,
  { event }: Of<"hook">,
): Promise<Prepared | "needless"> {
  const to = await webhookOf(deps);
  if (to === null) return "needless";
  const body = JSON.stringify(event);
  return { changes: [], send: () => webhooks.send({ ...to, id, at: deps.clock.now(), body }) };
}

function doorFor({ ids, clock }: Deps, door: Omit<NewDoor, "secret" | "now">): NewDoor {
  return { ...door, secret: ids.secret(), now: clock.now() };
}

type Guarded = {
  readonly address: MayWrite;
  readonly door: NewDoor | null;
  readonly send: Prepared["send"];
};

function withDoor(deps: Deps, { address, door, send }: Guarded): Prepared {
  const doors = door === null ? [] : [newDoor(deps, door)];
  return { changes: [...addressChange(deps, address), ...doors], send };
}

async function common(deps: Deps, id: string, email: string): Promise<Common> {
  const { state } = await openWorkspace(deps);
  return { id, email, shop: state.name };
}

/** A link to all requests is to be mailed there. One at a time waits for an address. */
export async function askForLink(
  deps: Deps,
  { email, language }: { readonly email: string; readonly language: string },
): Promise<void> {
  const at = deps.clock.now();
  const id = `sign_in.${email.toLowerCase()}`;
  const what: ErrandWhat = { is: "sign_in", email: email.toLowerCase(), language };
  await deps.store.commit([newErrand(deps, { id, what, at })], at);
}
