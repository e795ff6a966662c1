import type { TeamPlacesRecord } from "../domain/model.ts";
import type { Floor } from "../domain/routing/floor.ts";
import type { Surroundings } from "../domain/routing/queued.ts";
import type { News } from "./ports.ts";

export type KeptFloor = {
  /** Hold it for one decision: its list of waiting chats goes on changing. */
  readonly floor: Floor;
  /** Of the agents' records it was built from. */
  readonly versions: ReadonlyMap<string, number>;
  readonly around: Surroundings;
};

/** The floor as decisions see it, kept from what is stored and who is here. */
export interface FloorKeeper {
  now(): Promise<KeptFloor>;
  /** How long the team's latest chats took their agents, in milliseconds. */
  handleMs(teamId: string): readonly number[];
  /** Within what time people usually answer, as it is told; null: nothing speaks for a number. */
  usualReplyMs(): number | null;
  /** The chats that somebody is being offered. */
  offered(): readonly string[];
  /** The team's chats that somebody has in hand, as far as is known here. */
  inHandOf(teamId: string): TeamPlacesRecord["held"];
  /** Something was committed, here or elsewhere. */
  heard(news: readonly News[]): void;
  /** Somebody came or went. */
  moved(): void;
  /** These turned out to be otherwise than thought: they are read again. */
  doubt(records: readonly { readonly kind: string; readonly id: string }[]): void;
  /** Everything is read again. */
  doubtAll(): void;
  /** The same, if there are other nodes that may have changed something unheard of yet; whether there are. */
  doubtOthers(): boolean;
}
