import type { CandidateReason } from "../../protocol/routing-decision.ts";
import { servesToday, share, type FloorAgent } from "./agents.ts";
import { absent, crowded, disliked, keptForOthers, lackFor, unfit } from "./eligibility.ts";
import type { Floor, Strategy } from "./floor.ts";
import type { WaitingChat } from "./waiting-chat.ts";
import { tiesOf, type Tie } from "./ties.ts";

export type Considered = {
  readonly agent: FloorAgent;
  readonly tie: Tie | null;
  /** Why they cannot be asked now; null: they can. */
  readonly barred: CandidateReason | null;
};

export type Field = {
  /** Those with a tie, in the order they are asked. */
  readonly tied: readonly Considered[];
  /** The others who can be asked, in the order they are. */
  readonly free: readonly Considered[];
  /** The others who cannot. */
  readonly barred: readonly Considered[];
  /** Somebody who could take it is on duty, though perhaps full. */
  readonly anybody: boolean;
};

/** Every agent, looked at for one chat. */
export function consider(floor: Floor, chat: WaitingChat): Field {
  const ties = tiesOf(chat, floor.agents, floor.rules);
  const first = lookAt(floor, chat, { ties, despiteRating: false });
  // Better somebody they did not like last time than nobody.
  return first.anybody ? first : lookAt(floor, chat, { ties, despiteRating: true });
}

type Look = { readonly ties: ReadonlyMap<string, Tie>; readonly despiteRating: boolean };

function lookAt(floor: Floor, chat: WaitingChat, { ties, despiteRating }: Look): Field {
  const free: Considered[] = [];
  const barred: Considered[] = [];
  const tied = new Map<string, Considered>();
  const mayShun = chat.known.some(({ ratedBadly }) => ratedBadly);
  let anybody = false;
  for (const agent of floor.agents.all) {
    const tie = ties.size === 0 ? null : (ties.get(agent.id) ?? null);
    const lack = lackFor(agent, chat);
    const shunned = !despiteRating && mayShun && disliked(agent, chat, floor.rules);
    const why = barredBy(agent, chat, { floor, lack, tied: tie !== null, shunned });
    const one = { agent, tie, barred: why };
    anybody ||= lack === null && !shunned && servesToday(agent);
    if (tie !== null) tied.set(agent.id, one);
    else if (why === null) free.push(one);
    else barred.push(one);
  }
  const inOrder = [...ties.keys()].map((id) => tied.get(id)).filter((one) => one !== undefined);
  const strategy = floor.teams.get(chat.need.teamId)?.strategy ?? "least_busy";
  return { tied: inOrder, free: inTurn(free, strategy), barred, anybody };
}

type Asked = {
  readonly floor: Floor;
  readonly lack: CandidateReason | null;
  readonly tied: boolean;
  readonly shunned: boolean;
};

/** The first reason that speaks against asking them, the lasting ones before those that pass. */
function barredBy(
  agent: FloorAgent,
  chat: WaitingChat,
  { floor, lack, tied, shunned }: Asked,
): CandidateReason | null {
  const why =
    unfit(agent, chat, lack) ??
    absent(agent) ??
    (shunned ? ({ code: "rated_badly" } as const) : null) ??
    crowded(agent, floor.teams.get(chat.need.teamId), floor.now);
  if (why !== null) return why;
  return keptForOthers(agent, chat, { floor, tied }) ? { code: "kept" } : null;
}

/** The first line before those above it; in one line as the team has chosen. */
function inTurn(free: readonly Considered[], strategy: Strategy): readonly Considered[] {
  const order = ORDERS[strategy];
  return [...free].sort(
    ({ agent: a }, { agent: b }) => a.tier - b.tier || order(a, b) || (a.id < b.id ? -1 : 1),
  );
}

type Order = (a: FloorAgent, b: FloorAgent) => number;

const ORDERS: Readonly<Record<Strategy, Order>> = {
  least_busy: (a, b) => share(a) - share(b) || a.idleSince - b.idleSince,
  round_robin: (a, b) => a.givenAt - b.givenAt,
  longest_idle: (a, b) => a.idleSince - b.idleSince,
};
