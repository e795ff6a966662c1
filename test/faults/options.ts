/** What every suite of faults is asked for on the command line. */
export type FaultOptions = {
  /** How often; each suite has its own default. */
  readonly rounds: number | undefined;
  /** Repeats a run; a fresh one is drawn and reported when it is left out. */
  readonly seed: number | undefined;
};
