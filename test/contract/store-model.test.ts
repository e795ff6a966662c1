import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change, Store } from "../../server/application/ports.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import {
  makeTemporaryFolder,
  openStore,
  removeFolder,
  unsyncedDisk,
} from "../support/store-folders.ts";
import { change, everything, message, NOON, note } from "../support/store-samples.ts";

const KINDS = ["conversation", "ticket"];
const IDS = ["a", "B", "b"];
const LABELS = ["open", "team:1"];
const ENTRIES = ["e1", "e2", "e3"];
const ASKED = {
  records: KINDS.flatMap((kind) => IDS.map((id) => ({ kind, id }))),
  labels: LABELS,
  entries: ENTRIES,
};

/** A change whose `expected` is filled in later: right, or wrong on purpose. */
type Draft = Omit<Change<unknown>, "expected"> & { readonly isLate: boolean };
type Step =
  | { readonly is: "commit"; readonly drafts: readonly Draft[] }
  /** Several commits without waiting in between. */
  | { readonly is: "burst"; readonly commits: readonly (readonly Draft[])[] }
  | { readonly is: "reopen" };

const entry = fc.tuple(fc.constantFrom(message, note), fc.constantFrom(...ENTRIES));
const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(...KINDS),
  id: fc.constantFrom(...IDS),
  state: fc.oneof({ weight: 6, arbitrary: fc.json().map((text) => ({ text })) }, fc.constant(null)),
  append: fc.array(
    entry.map(([write, id]) => write(id)),
    { maxLength: 3 },
  ),
  labels: fc.subarray(LABELS),
  dueAt: fc.option(fc.integer({ min: 0, max: 5 })),
  isLate: fc.nat(9).map((chance) => chance === 0),
});
const drafts = fc.uniqueArray(draft, {
  minLength: 1,
  maxLength: 3,
  selector: ({ kind, id }) => kind + id,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: drafts.map((some): Step => ({ is: "commit", drafts: some })) },
  {
    weight: 2,
    arbitrary: fc
      .array(drafts, { maxLength: 4 })
      .map((commits): Step => ({ is: "burst", commits })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ is: "reopen" }) },
);
const options = fc.record({
  checkpointBytes: fc.constantFrom(1, 700, 1_000_000),
  logsInMemory: fc.constantFrom(0, 1, 100),
});

test("whatever is committed, however often it is reopened: the lowdb store answers like the memory store", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), options, async (steps, chosen) => {
      const folder = makeTemporaryFolder();
      const open = () => openStore(folder, { ...chosen, disk: unsyncedDisk });
      const model = createMemoryStore();
      let store = await open();
      try {
        for (const one of steps) {
          if (one.is === "reopen") await store.close();
          if (one.is === "reopen") store = await open();
          expect(await perform(store, one)).toEqual(await perform(model, one));
          expect(await everything(store, ASKED)).toEqual(await everything(model, ASKED));
        }
      } finally {
        await store.close();
        removeFolder(folder);
      }
    }),
    { numRuns: 60 },
  );
});

async function perform(store: Store, one: Step): Promise<unknown> {
  switch (one.is) {
    case "commit":
      return store.commit(await decided(store, one.drafts), NOON);
    case "burst": {
      const commits = await Promise.all(one.commits.map((some) => decided(store, some)));
      return Promise.all(commits.map((changes) => store.commit(changes, NOON)));
    }
    case "reopen":
      return null;
  }
}

function decided(store: Store, some: readonly Draft[]): Promise<Change<unknown>[]> {
  return Promise.all(
    some.map(async ({ isLate, ...part }) => {
      const version = (await store.get(part.kind, part.id))?.version ?? 0;
      return change({ ...part, expected: isLate ? version + 1 : version });
    }),
  );
}
