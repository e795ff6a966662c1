import { expect, it } from "vitest";
import { createAskedSites } from "../../../server/application/asked-sites.ts";
import { openWorkspace, updateWorkspace } from "../../../server/application/workspace.ts";
import type { Deps } from "../../../server/application/deps.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { createMemoryStore } from "../../../server/stores/memory/memory-store.ts";
import { TIMINGS } from "../../support/domain.ts";

it("A11: the last sites that asked are kept, each once, and asking is not writing all the time", async () => {
  const clock = { at: 1_000_000, now: () => clock.at };
  const store = createMemoryStore();
  const published: unknown[] = [];
  const publisher = { publish: (news: unknown) => void published.push(news) };
  const deps = { store, clock, ids: randomIds, timings: TIMINGS, publisher } as unknown as Deps;
  const ask = createAskedSites(deps, (error) => expect.unreachable(String(error)));
  const asked = async () =>
    ((await openWorkspace(deps)).state.asked ?? []).map(({ origin }) => origin);

  await ask("https://a.example");
  await ask("https://b.example");
  expect(await asked()).toEqual(["https://a.example"]);
  for (const name of ["a", "b", "c", "d", "e", "f"]) {
    clock.at += 5_000;
    await ask(`https://${name}.example`);
  }
  expect(await asked()).toEqual(["f", "e", "d", "c", "b"].map((name) => `https://${name}.example`));
  expect(published).toHaveLength(6);

  clock.at += 3_600_000;
  await ask("https://d.example");
  expect((await asked())[0]).toBe("https://d.example");
  const { name, origins } = (await openWorkspace(deps)).state;
  const change = { base: { name, origins }, name, origins: ["https://d.example/"] };
  expect(await updateWorkspace(deps, change)).toMatchObject({ ok: true });
  expect(await asked()).not.toContain("https://d.example");
});
