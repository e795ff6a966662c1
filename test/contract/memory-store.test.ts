import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import { describeStoreContract } from "./store-contract.ts";

describeStoreContract("the memory store", async () => ({
  store: createMemoryStore(),
  cleanup: async () => {},
}));
