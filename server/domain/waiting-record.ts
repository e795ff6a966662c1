/** How long a ticket waits for its customer, and what was done about it. */
export type Waiting = {
  /** Since when (epoch ms): another wait begins anew. */
  readonly since: number;
  /** Rules that were carried out, by id. */
  readonly done: readonly string[];
  /** When the next one is due; null: there is none. */
  readonly dueAt: number | null;
};
