import { afterEach, beforeEach, describe } from "vitest";
import { commitRules } from "./store-commit-rules.ts";
import { logRules } from "./store-log-rules.ts";
import { lookupRules } from "./store-lookup-rules.ts";
import { reopenRules } from "./store-reopen-rules.ts";
import type { StoreUnderTest } from "./store-under-test.ts";

/** What every store has to do, whatever it is made of. */
export function describeStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the store contract`, () => {
    let current: StoreUnderTest | undefined;
    beforeEach(async () => {
      current = await open();
    });
    afterEach(() => current?.cleanup());
    const underTest = () => {
      if (current === undefined) throw new Error("No store was opened.");
      return current;
    };
    const store = () => underTest().store;
    commitRules(store);
    logRules(store);
    lookupRules(store);
    reopenRules(underTest);
  });
}
