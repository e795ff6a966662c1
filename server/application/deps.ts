import type { BotKnowledge } from "../domain/bot-turn.ts";
import type { FileRules } from "../domain/files.ts";
import type { Timings } from "../domain/model.ts";
import type { FloorKeeper } from "./floor-keeper.ts";
import type { Passwords } from "./passwords.ts";
import type { Clock, Ids, Presence, Publisher, Store } from "./ports.ts";

/** What the application is made of; `app.ts` puts it together, tests put fakes in. */
export type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwords: Passwords;
  readonly presence: Presence;
  readonly publisher: Publisher;
  readonly knowledge: BotKnowledge;
  readonly timings: Timings;
  /** What files are taken. */
  readonly fileRules: FileRules;
  /** Who is there and who waits, for decisions on who gets what. */
  readonly floor: FloorKeeper;
};
