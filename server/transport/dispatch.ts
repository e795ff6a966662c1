import type { ZodType } from "zod";
import type { Gate } from "./gate.ts";
import { nextTurn } from "./next-turn.ts";
import type { Verdict } from "./limits.ts";
import { ERRORS, fail, ok, type ErrorCode, type Result } from "../protocol/errors.ts";

/** The little of a socket this needs; anything may arrive in `args`. */
export type Wire = {
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
  disconnect(close?: boolean): unknown;
};

/** Answers, once: later answers to the same packet are dropped. */
export type Reply = (result: Result<unknown>) => void;

/** `reply` is for a handler whose answer must leave before something else does; its result answers otherwise. */
export type Handler = (payload: never, reply: Reply) => Promise<Result<unknown>>;

/** One for each command `C`, answered with what `R` says. */
export type HandlersOf<C, R> = {
  readonly [E in keyof C & keyof R]: (payload: C[E], reply: Reply) => Promise<Result<R[E]>>;
};

export type DispatchOptions = {
  readonly schemas: Readonly<Record<string, ZodType>>;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly gate: Gate;
  /** Counts one command; why it must wait, or null. */
  readonly limit: () => Verdict;
  readonly failed: (error: unknown, event: string) => void;
  /** What of an answer this connection is shown. */
  readonly shown?: ((event: string, value: unknown) => Promise<unknown>) | undefined;
  /** Hears how long a command took to be answered, in milliseconds. */
  readonly answered?: ((event: string, ms: number) => void) | undefined;
};

/** Commands one connection may have in hand; a client waits for its answers, a flood does not. */
const MOST_PENDING = 256;

/**
 * Answers every packet of a socket, whatever it is: parsed strictly, in order of arrival, and with
 * no way to throw. A missing or non-function acknowledgement is nothing special. `options` is asked
 * anew for each: kept, a dozen functions for each of thousands who say nothing would add up.
 */
export function dispatch(socket: Wire, options: () => DispatchOptions): void {
  /** What is being answered, and what waits behind it. */
  const inHand: Packet[] = [];

  socket.onAny((event, ...args) => {
    const reply = acknowledgement(args.at(-1));
    const forThis = options();
    const closed = inHand.length >= MOST_PENDING ? "too_many" : forThis.gate.enter();
    if (closed !== null) return reply(fail(closed));
    const came = performance.now();
    inHand.push({ event, payload: args[0], came, reply, options: forThis });
    if (inHand.length === 1) void answerAll(inHand);
  });
}

type Packet = {
  readonly event: string;
  readonly payload: unknown;
  /** When it came, by the clock of `performance`. */
  readonly came: number;
  readonly reply: Reply;
  readonly options: DispatchOptions;
};

async function answerAll(inHand: Packet[]): Promise<void> {
  for (let packet = inHand[0]; packet !== undefined; packet = inHand[0]) {
    packet.reply(await answer(packet));
    packet.options.gate.leave();
    told(packet);
    inHand.shift();
    // Reads need no waiting for anything: without this, all that one connection has in hand would be
    // answered in one turn, with nobody else served and nothing written to the network meanwhile.
    if (inHand.length > 0) await nextTurn();
  }
}

function told({ event, came, options }: Packet): void {
  // By the names there are, not by whatever somebody sends.
  if (Object.hasOwn(options.handlers, event)) options.answered?.(event, performance.now() - came);
}

async function answer({ event, payload, reply, options }: Packet): Promise<Result<unknown>> {
  try {
    const verdict = options.limit();
    const denied = verdict instanceof Promise ? await verdict : verdict;
    if (denied !== null) return fail(denied);
    const schema = Object.hasOwn(options.schemas, event) ? options.schemas[event] : undefined;
    const handler = Object.hasOwn(options.handlers, event) ? options.handlers[event] : undefined;
    const parsed = schema?.safeParse(payload);
    if (handler === undefined || parsed?.success !== true) return fail("bad_request");
    const result = await handler(parsed.data as never, reply);
    if (!result.ok || options.shown === undefined) return result;
    return ok(await options.shown(event, result.value));
  } catch (error) {
    options.failed(error, event);
    return fail("busy");
  }
}

type Wired =
  | Result<unknown>
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

function acknowledgement(ack: unknown): Reply {
  let open = typeof ack === "function";
  return (result) => {
    if (!open || typeof ack !== "function") return;
    open = false;
    const wired: Wired = result.ok ? result : { ...result, message: ERRORS[result.code].message };
    try {
      ack(wired);
    } catch {
      // The socket went meanwhile; the client will ask again.
    }
  };
}
