import { MemoryTexts } from "../../server/application/memory-texts.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import { describeTextIndexContract } from "./text-index-contract.ts";

describeTextIndexContract("the index in memory", async () => {
  const store = createMemoryStore();
  return { store, texts: new MemoryTexts(store) };
});
