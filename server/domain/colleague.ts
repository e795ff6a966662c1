import type { Availability } from "../protocol/registers.ts";

/** An agent as decisions see them at one moment. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly availability: Availability;
  /** Has a live connection now: can be offered a chat. */
  readonly present: boolean;
  /** Present, or gone so shortly that they may be reloading the page. */
  readonly onDuty: boolean;
  readonly load: number;
  readonly capacity: number;
  readonly idleSince: number;
};
