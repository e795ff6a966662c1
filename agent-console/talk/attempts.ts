import type { ArticleRef, BotTurn } from "../../server/protocol/conversation.ts";
import type { ConversationView } from "../../server/protocol/view.ts";

/** What came of one try of the bot. */
export type Verdict = "helped" | "said_no" | "no_word" | "found_nothing";

export type Attempt = {
  readonly question: string;
  readonly articles: readonly Pick<ArticleRef, "id" | "title">[];
  readonly verdict: Verdict;
  /** Epoch ms; null when the bot's message is not held here. */
  readonly at: number | null;
};

/** Each time the bot tried to answer, in order. Small talk is no try. Pure. */
export function attemptsOf(view: ConversationView): readonly Attempt[] {
  const turns = view.internal?.turns ?? [];
  return turns.filter((turn) => isTry(turn, turns, view.public)).map((turn) => attempt(turn, view));
}

/** A hand-off is a try only where it was the second one that found nothing. */
function isTry(
  turn: BotTurn,
  turns: readonly BotTurn[],
  { from, entries }: ConversationView["public"],
): boolean {
  if (turn.kind !== "handoff") return turn.kind !== "smalltalk";
  // Where the hand-off is not held, that the bot looked for something says so.
  if (from > 0 && !entries.some(({ is }) => is === "handoff")) return turn.reason !== undefined;
  const missed = entries.some((entry) => entry.is === "handoff" && entry.reason === "two_misses");
  return missed && turn === turns.at(-1);
}

function attempt(turn: BotTurn, { public: { entries, judged } }: ConversationView): Attempt {
  const said = entries.find(
    (entry) => entry.is === "message" && entry.message.id === turn.messageId,
  );
  const stood = entries.find((entry) => entry.is === "handoff");
  const at = (turn.kind === "handoff" ? stood : said)?.at ?? null;
  const { question, articles } = turn;
  return { question, articles, verdict: verdictOf(turn, judged), at };
}

function verdictOf(turn: BotTurn, judged: Readonly<Record<string, boolean>>): Verdict {
  if (turn.articles.length === 0) return "found_nothing";
  const helped = judged[turn.messageId];
  if (helped === undefined) return "no_word";
  return helped ? "helped" : "said_no";
}

/** From the first try to the last (epoch ms); null while nothing is known. */
export function spanOf(
  attempts: readonly Attempt[],
): { readonly from: number; readonly to: number } | null {
  const times = attempts.flatMap(({ at }) => at ?? []);
  const from = times[0];
  const to = times.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
