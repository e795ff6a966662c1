import type { NamedTally, Said, Satisfaction, Tally } from "../protocol/satisfaction.ts";
import type { Conversation } from "./model.ts";

/** So many comments are shown. */
const MOST_SAID = 50;

export type Rated = Pick<Conversation, "id" | "ticket" | "wrote" | "rated">;

export type Around = {
  /** Epoch ms; earlier answers are left out. */
  readonly since: number;
  /** Ids of the teams an agent is in. */
  readonly teamsOf: (agentId: string) => readonly string[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

/** Counts answers, for all, for each agent who wrote and for each team of theirs (SPEC Y6). */
export function satisfactionOf(
  conversations: readonly Rated[],
  { since, teamsOf, teams }: Around,
): Omit<Satisfaction, "whole"> {
  const late = conversations.filter(({ rated }) => rated !== undefined && rated.firstAt >= since);
  const [agents, inTeams] = [new Counter(), new Counter()];
  for (const { wrote, rated } of late) {
    const good = rated?.good === true;
    for (const [id, { name }] of Object.entries(wrote)) agents.count({ id, name }, good);
    const theirs = new Set(Object.keys(wrote).flatMap(teamsOf));
    for (const team of teams) if (theirs.has(team.id)) inTeams.count(team, good);
  }
  const good = late.filter(({ rated }) => rated?.good === true).length;
  return {
    since,
    all: { good, bad: late.length - good },
    agents: agents.mostFirst(),
    teams: inTeams.mostFirst(),
    said: late
      .flatMap(saidIn)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, MOST_SAID),
  };
}

class Counter {
  readonly #tallies = new Map<string, NamedTally>();

  count({ id, name }: Pick<NamedTally, "id" | "name">, isGood: boolean): void {
    const { good, bad } = this.#tallies.get(id) ?? { good: 0, bad: 0 };
    const more = isGood ? { good: good + 1, bad } : { good, bad: bad + 1 };
    this.#tallies.set(id, { id, name, ...more });
  }

  mostFirst(): readonly NamedTally[] {
    return [...this.#tallies.values()].toSorted(
      (a, b) => answers(b) - answers(a) || a.name.localeCompare(b.name),
    );
  }
}

function answers({ good, bad }: Tally): number {
  return good + bad;
}

function saidIn({ id, ticket, wrote, rated }: Rated): readonly Said[] {
  if (rated?.comment == null) return [];
  return [
    {
      conversationId: id,
      ticketId: ticket?.id ?? null,
      good: rated.good,
      text: rated.comment,
      at: rated.firstAt,
      agents: Object.values(wrote).map(({ name }) => name),
    },
  ];
}
