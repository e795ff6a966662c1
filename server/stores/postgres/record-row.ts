import type { Stored } from "../../application/ports.ts";
import type { Logged } from "../../protocol/conversation.ts";
import { freeze } from "../freeze.ts";
import { plainText } from "./db-text.ts";

/** A record as it is selected. */
export type RecordRow = {
  id: string;
  version: number;
  state: unknown;
  public_head: number;
  internal_head: number;
};

export const RECORD_COLUMNS = "r.id, r.version, r.state, r.public_head, r.internal_head";

/** The type of a state is what its writer said it was: the port leaves that to the callers. */
export function recordOf<S>({ id, version, state, ...heads }: RecordRow): Stored<S> {
  return {
    id: plainText(id),
    version,
    state: freeze(state) as S,
    heads: { public: heads.public_head, internal: heads.internal_head },
  };
}

/** An event as it is selected. */
export type EventRow = { log: 1 | 2; seq: number; at: number; body: Logged["event"] };

export const EVENT_COLUMNS = "log, seq, at, body";

export function loggedOf({ log, seq, at, body }: EventRow): Logged {
  // The body was written under the log its row is in.
  return freeze({ log: log === 1 ? "public" : "internal", seq, at, event: body } as Logged);
}
