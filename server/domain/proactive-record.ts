/** What a contact was shown without having asked. */
export type ProactiveRecord = {
  /** By the rules' ids, newest first. */
  readonly shown: readonly string[];
  readonly last: {
    readonly rule: string;
    readonly text: string;
    /** Epoch ms; null: they have not gone for it. */
    readonly openedAt: number | null;
  };
};
