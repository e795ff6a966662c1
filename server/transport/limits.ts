import type { ErrorCode } from "../protocol/errors.ts";
import { Allowance } from "./allowance.ts";

export type Limits = {
  /** Commands a visitor, an address and an agent may send in ten seconds. */
  readonly perVisitor: number;
  readonly perAddress: number;
  readonly perAgent: number;
};

const WINDOW_SECONDS = 10;
const SIGN_INS = 10;
const SIGN_IN_SECONDS = 15 * 60;
/** Somebody who types has a search behind every few letters. */
const SEARCHES = 100;
const RATINGS = 30;
const RATING_SECONDS = 10 * 60;
const LINKS = 60;
const LINK_SECONDS = 10 * 60;
const TRANSCRIPTS = 5;
const TRANSCRIPT_SECONDS = 24 * 60 * 60;
const SIGN_IN_LINKS = 5;
const SIGN_IN_LINK_SECONDS = 60 * 60;
const MAILED = 10;
/** Of all addresses together: anybody can write under as many as they like. */
const MAILED_IN_ALL = 300;
const MAILED_SECONDS = 60 * 60;
/** Files of one contact or agent, and of one address, which a whole office may share. */
const UPLOADS = 60;
const ADDRESS_UPLOADS = 300;
const UPLOAD_SECONDS = 10 * 60;

/** Why it must wait, or null. A promise only where somebody else counts: most commands pass here. */
export type Verdict = ErrorCode | null | Promise<ErrorCode | null>;

export interface RateLimits {
  /** Counts a visitor's connection, which may make a contact, like one of the address's commands. */
  arrival(address: string): Verdict;
  visitor(contactId: string, address: string): Verdict;
  agent(agentId: string): Verdict;
  /** Counts an attempt at a password, for this address and this account. */
  signIn(address: string, email: string): Verdict;
  /** Counts an attempt to make an account. */
  join(address: string): Verdict;
  /** It succeeded: from this address nothing is counted any more. */
  joined(address: string): void | Promise<void>;
  /** Counts a search in the help centre, which anybody may use. */
  search(address: string): Verdict;
  /** Counts a word on whether an article helped. */
  rating(address: string): Verdict;
  /** Counts an attempt to open a request's page. */
  link(address: string): Verdict;
  /** Counts a request opened by a mail from this e-mail address. */
  mailed(email: string): Verdict;
  /** Counts a conversation sent by mail. */
  transcript(conversationId: string): Verdict;
  /** Counts a link to all requests of this e-mail address. */
  requests(email: string): Verdict;
  /** Counts a file that somebody (a contact or an agent) sends. */
  upload(whose: string, address: string): Verdict;
  /** A right password: earlier mistakes are forgotten. */
  signedIn(address: string, email: string): void | Promise<void>;
}

export interface Limiter {
  /** Counts one more for a key; false: it is over the allowance. */
  take(key: string): boolean | Promise<boolean>;
  /** As if nothing had been counted for it. */
  forgive(key: string): void | Promise<void>;
}

/** One that counts under a name of its own: `points` in so many seconds. */
export type MakeLimiter = (
  name: string,
  allowed: { readonly points: number; readonly seconds: number },
) => Limiter;

const inThisProcess: MakeLimiter = (_name, allowed) => new Allowance(allowed);

export function createRateLimits(
  { perVisitor, perAddress, perAgent }: Limits,
  make: MakeLimiter = inThisProcess,
): RateLimits {
  const visitors = make("visitors", { points: perVisitor, seconds: WINDOW_SECONDS });
  const addresses = make("addresses", { points: perAddress, seconds: WINDOW_SECONDS });
  const agents = make("agents", { points: perAgent, seconds: WINDOW_SECONDS });
  const searches = make("searches", { points: SEARCHES, seconds: WINDOW_SECONDS });
  const ratings = make("ratings", { points: RATINGS, seconds: RATING_SECONDS });
  const links = make("links", { points: LINKS, seconds: LINK_SECONDS });
  const uploads = make("uploads", { points: UPLOADS, seconds: UPLOAD_SECONDS });
  const addressUploads = make("address-uploads", {
    points: ADDRESS_UPLOADS,
    seconds: UPLOAD_SECONDS,
  });
  const signIns = make("sign-ins", { points: SIGN_INS, seconds: SIGN_IN_SECONDS });
  const joins = make("joins", { points: SIGN_INS, seconds: SIGN_IN_SECONDS });
  const mailed = make("mailed", { points: MAILED, seconds: MAILED_SECONDS });
  const mailedInAll = make("mailed-in-all", { points: MAILED_IN_ALL, seconds: MAILED_SECONDS });
  const transcripts = make("transcripts", { points: TRANSCRIPTS, seconds: TRANSCRIPT_SECONDS });
  const requests = make("requests", { points: SIGN_IN_LINKS, seconds: SIGN_IN_LINK_SECONDS });
  return {
    transcript: (conversationId) => take(transcripts, conversationId),
    requests: (email) => take(requests, email.toLowerCase()),
    mailed: (email) => both(take(mailed, email), () => take(mailedInAll, "all")),
    arrival: (address) => take(addresses, address),
    visitor: (contactId, address) =>
      both(take(visitors, contactId), () => take(addresses, address)),
    agent: (agentId) => take(agents, agentId),
    search: (address) => take(searches, address),
    rating: (address) => take(ratings, address),
    upload: (whose, address) => both(take(uploads, whose), () => take(addressUploads, address)),
    link: (address) => take(links, address),
    signIn: (address, email) =>
      both(take(signIns, `address ${address}`), () => take(signIns, `account ${email}`)),
    join: (address) => take(joins, address),
    joined: (address) => joins.forgive(address),
    async signedIn(address, email) {
      await signIns.forgive(`address ${address}`);
      await signIns.forgive(`account ${email}`);
    },
  };
}

function take(limiter: Limiter, key: string): Verdict {
  const taken = limiter.take(key);
  return taken instanceof Promise ? taken.then(verdict) : verdict(taken);
}

/** The second counts only what the first lets through. */
function both(first: Verdict, second: () => Verdict): Verdict {
  if (first instanceof Promise) return first.then((denied) => denied ?? second());
  return first ?? second();
}

function verdict(taken: boolean): ErrorCode | null {
  return taken ? null : "too_many";
}
