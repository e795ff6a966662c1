import type {
  Candidate,
  CandidateReason,
  RoutingDecision,
} from "../../server/protocol/routing-decision.ts";
import { languageName, type Say } from "./common.ts";

/* Why a chat came to whom it came, and why not to others. */

/** Quiet chats take no place, and are in hand all the same. */
function free({ load, capacity, quiet = 0 }: Candidate, what = ""): string {
  return `${load} of ${capacity}${what}${quiet === 0 ? "" : ` and ${quiet} gone quiet`}`;
}

/** Full, or with a place that is not for this chat yet. */
function busy(candidate: Candidate, you: boolean): string {
  const { load, capacity } = candidate;
  const state =
    load < capacity
      ? you
        ? "have no place yet"
        : "has no place yet"
      : `${you ? "are" : "is"} full`;
  return `${state}, ${free(candidate)}`;
}

/**
 * Why the router took this agent or passed them over, as the rest of a sentence that begins with
 * their name (or, for the reader, with "You").
 */
export function reasonWords(candidate: Candidate, you: boolean, say: Say): string {
  const { reason } = candidate;
  const is = you ? "are" : "is";
  const has = you ? "have" : "has";
  switch (reason.code) {
    case "spoke_before":
      return `spoke with this contact ${say.onDay(reason.at)}; free, ${free(candidate)}`;
    case "least_busy":
      return `${is} the least busy, ${free(candidate)}`;
    case "longest_idle":
      return `${has} waited longest for a chat, ${free(candidate)}`;
    case "held":
      return `${busy(candidate, you)}; the chat waits until ${say.clock(reason.until)} for a place to come free`;
    case "full":
      // However many are quiet, nobody has more than twice what they can take.
      return candidate.quiet !== undefined && candidate.load < candidate.capacity
        ? `${has} all they may have with quiet chats, ${free(candidate)}`
        : `${is} full, ${free(candidate)}`;
    case "away":
      return `${is} away`;
    case "offline":
      return `${is} not signed in`;
    case "missed":
      return "did not answer this chat in time";
    case "declined":
      return reason.because === undefined
        ? "passed on this chat"
        : `passed on this chat, saying “${reason.because}”`;
    case "busier":
      return `${is} busier, ${free(candidate)}`;
    case "asked_after":
      return `${you ? "come" : "comes"} next if this is not taken, ${free(candidate)}`;
    case "owner":
      return `${is} this contact’s own agent; free, ${free(candidate)}`;
    case "handed_to":
      return `${is} who it was handed to; free, ${free(candidate)}`;
    case "assigned":
      return reason.self === true
        ? "took it over"
        : `${you ? "were" : "was"} given it by ${reason.by}`;
    case "stands_in":
      return `${you ? "stand" : "stands"} in for ${reason.name}, who knows this contact; free, ${free(candidate)}`;
    case "next_in_turn":
      return `${is} next in turn, ${free(candidate)}`;
    case "only_one":
      return `${is} the only one free${inTier(reason.tier)}, ${free(candidate)}`;
    case "told":
      return `${you ? "were" : "was"} told of it, ${free(candidate)}; whoever takes it first has it`;
    default:
      return passedOverWords(candidate, reason, { you, say });
  }
}

function inTier(tier: number | null): string {
  return tier === null ? "" : ` in tier ${tier}`;
}

/** The reasons that come from who somebody is, and from their team's settings. */
type SetReason = Exclude<CandidateReason, { readonly code: (typeof EARLIER)[number] }>;

function passedOverWords(
  candidate: Candidate,
  reason: SetReason,
  { you, say }: { readonly you: boolean; readonly say: Say },
): string {
  const is = you ? "are" : "is";
  switch (reason.code) {
    case "deactivated":
      return `${you ? "have" : "has"} no account any more`;
    case "handed_over":
      return "handed this chat on";
    case "other_team":
      return `${is} not in the team this chat is for`;
    case "lower_tier":
      return `${is} not in tier ${reason.tier} or above`;
    case "language":
      return `${you ? "do" : "does"} not speak ${languageName(reason.language)} well enough`;
    case "skill":
      return `${you ? "do" : "does"} not know ${reason.skill} well enough`;
    case "rated_badly":
      return "got a bad rating from this contact last time";
    case "on_leave":
      return `${is} on leave${reason.until === null ? "" : ` until ${say.day(reason.until)}`}`;
    case "off_hours":
      return `${is} outside working hours`;
    case "closed":
      return "cannot be asked while the team is closed";
    case "full_in_team":
      return `${is} full in this team, ${reason.load} of ${reason.capacity}`;
    case "team_full":
      return "cannot be asked while the team has all the chats it may have";
    case "breathing":
      return `${is} getting a breath until ${say.clock(reason.until)}, ${free(candidate)}`;
    case "kept":
      return `${is} kept free for a chat that waits for ${you ? "you" : "them"} by name, ${free(candidate)}`;
  }
}

const EARLIER = [
  "spoke_before",
  "least_busy",
  "longest_idle",
  "held",
  "full",
  "away",
  "offline",
  "missed",
  "declined",
  "busier",
  "asked_after",
  "owner",
  "handed_to",
  "assigned",
  "stands_in",
  "next_in_turn",
  "only_one",
  "told",
] as const satisfies readonly CandidateReason["code"][];

const NOT_PASSED_OVER: ReadonlySet<CandidateReason["code"]> = new Set([
  "spoke_before",
  "least_busy",
  "longest_idle",
  "held",
  "busier",
  "asked_after",
  "owner",
  "handed_to",
  "assigned",
  "stands_in",
  "next_in_turn",
  "only_one",
  "told",
]);

/** The line of one candidate, with what ties them to this contact. */
export function candidateWords(candidate: Candidate, you: boolean, say: Say): string {
  const reason = reasonWords(candidate, you, say);
  const { spokeAt } = candidate;
  const said = `${reason}${heldWords(candidate, you)}`;
  if (spokeAt === null || candidate.reason.code === "spoke_before") return said;
  const tie = NOT_PASSED_OVER.has(candidate.reason.code) ? "and" : "but";
  return `spoke with this contact ${say.onDay(spokeAt)}, ${tie} ${said}`;
}

/** What a hold that is over came to. */
function heldWords({ heldMs = 0 }: Candidate, you: boolean): string {
  const seconds = Math.round(heldMs / 1_000);
  return seconds === 0 ? "" : `; the chat was held ${seconds} s for ${you ? "you" : "them"}`;
}

/** The same, as a verdict of a word or two. */
export function verdictWords({ chosen, reason }: Candidate): string {
  if (reason.code === "held") return "Waited for";
  if (chosen) return "Chosen";
  if (reason.code === "told") return "Told";
  return reason.code === "asked_after" ? "Next" : "Passed over";
}

type DecisionInput = {
  readonly decision: RoutingDecision;
  readonly me: string;
  /** Who has the chat now, if anybody. */
  readonly taker: string | null;
  readonly contact: string;
  readonly say: Say;
};

/** The line above a conversation: why it came to whom it came. */
export function decisionWords(input: DecisionInput): {
  readonly strong: string;
  readonly rest: string;
} {
  const { decision, me, taker } = input;
  const taken = taker !== null && taker !== decision.agentId;
  if (taken)
    return { strong: taker === me ? "You took this chat" : "Taken from the queue", rest: "" };
  const chosen = decision.candidates.find(({ agentId }) => agentId === decision.agentId);
  if (chosen !== undefined) return chosenWords(chosen, input);
  if (decision.outcome === "broadcast")
    return { strong: "Everybody with room was told", rest: "whoever takes it first has it" };
  if (decision.outcome === "file" && decision.opensAt !== undefined)
    return { strong: "The team is closed", rest: `so it becomes a ticket${opensWords(input)}` };
  if (decision.outcome === "file")
    return { strong: "Nobody could take it", rest: "so it becomes a ticket" };
  return { strong: "Nobody is free yet", rest: "it waits for the first who is" };
}

function opensWords({ decision, say }: DecisionInput): string {
  const { opensAt = null } = decision;
  return opensAt === null ? "" : `; people are back ${say.onDay(opensAt)}, ${say.clock(opensAt)}`;
}

function chosenWords(chosen: Candidate, { decision, me, contact, say }: DecisionInput) {
  const name = chosen.agentId === me ? "You" : chosen.name;
  if (decision.outcome === "hold") {
    return {
      strong: `Waiting for ${name === "You" ? "you" : name}`,
      rest: chosen.spokeAt === null ? "who comes first here" : `who spoke with ${contact} before`,
    };
  }
  const { reason } = chosen;
  if (reason.code === "spoke_before") {
    return {
      strong: `${name} spoke with ${contact} ${say.onDay(reason.at)}`,
      rest: `free, ${free(chosen)}`,
    };
  }
  const tie = tieWords(chosen, { name, contact });
  if (tie !== null) return { strong: tie, rest: `free, ${free(chosen)}` };
  const next = name === "You" ? "You were next" : `${name} was next`;
  return { strong: next, rest: `${standOut(chosen)}, ${free(chosen)}` };
}

/** What ties the chosen one to this chat, other than an earlier talk; null: nothing. */
function tieWords(
  { reason }: Candidate,
  { name, contact }: { readonly name: string; readonly contact: string },
): string | null {
  const you = name === "You";
  switch (reason.code) {
    case "owner":
      return `${name} ${you ? "are" : "is"} ${contact}’s own agent`;
    case "handed_to":
      return `Handed to ${you ? "you" : name}`;
    case "assigned":
      return reason.self === true
        ? `${name} took it over`
        : `Given to ${you ? "you" : name} by ${reason.by}`;
    case "stands_in":
      return `${name} ${you ? "stand" : "stands"} in for ${reason.name}`;
    default:
      return null;
  }
}

function standOut({ reason }: Candidate): string {
  if (reason.code === "longest_idle") return "longest idle";
  if (reason.code === "next_in_turn") return "it goes round";
  if (reason.code === "only_one") return `the only one free${inTier(reason.tier)}`;
  return reason.code === "least_busy" ? "the least busy" : "free";
}

/** Why a chat is offered to the reader. */
export function offerWhyWords(candidate: Candidate, say: Say): string {
  const { reason } = candidate;
  if (reason.code === "spoke_before") return `You spoke with this contact ${say.onDay(reason.at)}`;
  const tie = tieWords(candidate, { name: "You", contact: "this contact" });
  if (tie !== null) return tie;
  if (reason.code === "told") return "Everybody with room sees it: the first to take it has it";
  return `You are next: ${free(candidate, " chats")}, ${standOut(candidate)}`;
}
