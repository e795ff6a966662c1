import type { AgentRecord, InviteRecord } from "../domain/agent-record.ts";
import type { Account } from "../protocol/account.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Role } from "../protocol/registers.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { SHORTEST_PASSWORD } from "./passwords.ts";
import type { Stored } from "./ports.ts";
import { get, remove, tagged, write } from "./records.ts";

const SESSION_MS = 30 * 24 * 3_600_000;
const INVITE_MS = 7 * 24 * 3_600_000;
const DEFAULT_CAPACITY = 4;
/** Set-up links that work at a time: those of the last starts, of all nodes. */
const SETUP_LINKS = 20;

export type SignedIn = {
  readonly account: Account;
  /** For the cookie; only its fingerprint is kept. */ readonly session: string;
  readonly expiresAt: number;
};

type Registration = {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/**
 * Makes an agent out of a one-time link: a set-up link of the first administrator, or an
 * invitation. The link's record is removed in the same commit, so it works once under any race;
 * with a set-up link go all others.
 */
export async function register(
  deps: Deps,
  request: Registration,
  role: Role,
): Promise<Result<SignedIn>> {
  if ([...request.password].length < SHORTEST_PASSWORD) return fail("weak_password");
  const others = role === "admin" ? await setupLinks(deps) : [];
  const invite = await usableInvite(deps, request.token, role);
  if (invite === null) return fail("link_used");
  const email = request.email.toLowerCase();
  if ((await get(deps.store, "login", email)) !== undefined) return fail("email_taken");
  const agent = await newAgent(deps, { ...request, email, role });
  const now = deps.clock.now();
  const result = await deps.store.commit(
    [
      remove("invite", invite),
      ...others.filter(({ id }) => id !== invite.id).map((other) => remove("invite", other)),
      write({ kind: "agent", expected: 0, state: agent }, deps.timings),
      write({ kind: "login", expected: 0, state: { id: email, agentId: agent.id } }, deps.timings),
    ],
    now,
  );
  if (!result.ok) return fail("link_used");
  deps.publisher.publish([
    { is: "changed", kind: "agent", id: agent.id, contactId: null, urgent: true },
  ]);
  return ok(await openSession(deps, agent));
}

async function newAgent(
  deps: Deps,
  { name, email, password, role }: Omit<Registration, "token"> & { readonly role: Role },
): Promise<AgentRecord> {
  return {
    id: deps.ids.id(),
    name,
    email,
    passwordHash: await deps.passwords.hash(password),
    role,
    availability: "online",
    capacity: DEFAULT_CAPACITY,
    assigned: [],
    idleSince: deps.clock.now(),
  };
}

/** The name an invitation was made out to; null when the link is no longer good. */
export async function checkInvite(
  deps: Deps,
  token: string,
  role: Role,
): Promise<{ readonly name: string | null } | null> {
  const invite = await usableInvite(deps, token, role);
  return invite === null ? null : { name: invite.state.name };
}

async function usableInvite(
  deps: Deps,
  token: string,
  role: Role,
): Promise<Stored<InviteRecord> | null> {
  const invite = await get(deps.store, "invite", fingerprint(token));
  if (invite === undefined || invite.state.role !== role) return null;
  // One that a node kept while the first administrator was made elsewhere is good for nothing.
  if (role === "admin" && (await hasAgents(deps))) return null;
  const { expiresAt } = invite.state;
  return expiresAt !== null && expiresAt <= deps.clock.now() ? null : invite;
}

export async function signIn(
  deps: Deps,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Result<SignedIn>> {
  const login = await get(deps.store, "login", email.toLowerCase());
  const agent =
    login === undefined ? undefined : await get(deps.store, "agent", login.state.agentId);
  const right =
    agent === undefined
      ? await deps.passwords.checkNothing(password)
      : await deps.passwords.check(password, agent.state.passwordHash);
  if (!right || agent === undefined) return fail("wrong_password");
  if (agent.state.deactivatedAt !== undefined) return fail("deactivated");
  return ok(await openSession(deps, agent.state));
}

async function openSession(deps: Deps, agent: AgentRecord): Promise<SignedIn> {
  const session = deps.ids.secret();
  const now = deps.clock.now();
  const expiresAt = now + SESSION_MS;
  const state = { id: fingerprint(session), agentId: agent.id, expiresAt };
  await deps.store.commit([write({ kind: "session", expected: 0, state }, deps.timings)], now);
  return { account: accountOf(agent), session, expiresAt };
}

/** Whose session this is; null: nobody's any more. */
export async function whoIs(
  deps: Deps,
  session: string,
): Promise<{ readonly account: Account; readonly sessionId: string } | null> {
  const stored = await get(deps.store, "session", fingerprint(session));
  if (stored === undefined || stored.state.expiresAt <= deps.clock.now()) return null;
  const agent = await get(deps.store, "agent", stored.state.agentId);
  if (agent === undefined || agent.state.deactivatedAt !== undefined) return null;
  return { account: accountOf(agent.state), sessionId: stored.id };
}

/** Ends a session for good. */
export async function signOut(deps: Deps, session: string): Promise<void> {
  const stored = await get(deps.store, "session", fingerprint(session));
  if (stored !== undefined) await deps.store.commit([remove("session", stored)], deps.clock.now());
}

/** A link's token that makes one more agent, once, within a week. */
export async function invite(
  deps: Deps,
  name: string,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const token = deps.ids.secret();
  const now = deps.clock.now();
  const expiresAt = now + INVITE_MS;
  await deps.store.commit(
    [
      write(
        {
          kind: "invite",
          expected: 0,
          state: { id: fingerprint(token), name, role: "agent", expiresAt },
        },
        deps.timings,
      ),
    ],
    now,
  );
  return { token, expiresAt };
}

/**
 * The token of a link that makes the first administrator; null once there is an agent. A new one at
 * every start: only a fingerprint is kept, so an old one cannot be shown again. Those of other
 * nodes and of the last starts work as well, so that nobody has to know which was printed last.
 */
export async function setupToken(deps: Deps): Promise<string | null> {
  if (await hasAgents(deps)) return null;
  const now = deps.clock.now();
  const token = deps.ids.secret();
  const state: InviteRecord = {
    id: fingerprint(token),
    name: null,
    role: "admin",
    expiresAt: null,
  };
  await deps.store.commit([write({ kind: "invite", expected: 0, state }, deps.timings)], now);
  // On its own: another node may be at it, and then there is nothing left to do.
  const old = (await setupLinks(deps)).slice(SETUP_LINKS).map((one) => remove("invite", one));
  if (old.length > 0) await deps.store.commit(old, now);
  return token;
}

function setupLinks({ store }: Deps): Promise<readonly Stored<InviteRecord>[]> {
  return tagged(store, "invite", { label: "setup", limit: 100 });
}

async function hasAgents({ store }: Deps): Promise<boolean> {
  return (await tagged(store, "agent", { label: "agent", limit: 1 })).length > 0;
}

function accountOf({ id, name, email, role }: AgentRecord): Account {
  return { id, name, email, role };
}
