import {
  makeTemporaryFolder,
  openStore,
  removeFolder,
  unsyncedDisk,
} from "../support/store-folders.ts";
import type { LowdbStoreOptions } from "../../server/stores/lowdb/open-lowdb-store.ts";
import { describeStoreContract } from "./store-contract.ts";
import type { StoreUnderTest } from "./store-under-test.ts";

describeStoreContract("the lowdb store", () => open({}));

describeStoreContract(
  "the lowdb store, with a checkpoint at every commit and no events in memory",
  () => open({ checkpointBytes: 1, logsInMemory: 0, disk: unsyncedDisk }),
);

async function open(options: Partial<LowdbStoreOptions>): Promise<StoreUnderTest> {
  const folder = makeTemporaryFolder();
  const store = await openStore(folder, options);
  let current = store;
  return {
    store,
    reopen: async () => {
      await current.close();
      current = await openStore(folder, options);
      return current;
    },
    cleanup: async () => {
      await current.close();
      removeFolder(folder);
    },
  };
}
