type Taken = {
  /** Their chats, quiet ones included. */
  readonly load: number;
  /** Of these, gone quiet: they give their place back until somebody writes again. */
  readonly quiet: number;
  readonly capacity: number;
};

/** Free places of an agent. However many chats are quiet, nobody has more than twice their capacity. */
export function room({ load, quiet, capacity }: Taken): number {
  return Math.min(capacity - (load - quiet), 2 * capacity - load);
}
