import type { Store } from "../../server/application/ports.ts";

export type StoreUnderTest = {
  readonly store: Store;
  /** Closes the store and opens the same data again; absent where nothing outlives the process. */
  reopen?(): Promise<Store>;
  cleanup(): Promise<void>;
};
