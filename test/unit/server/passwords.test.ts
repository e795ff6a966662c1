import { nextTurn } from "../../../server/transport/next-turn.ts";
import { stat } from "node:fs/promises";
import { expect, it } from "vitest";
import {
  checkNothing,
  checkPassword,
  hashPassword,
} from "../../../server/application/passwords.ts";

it("D1: many passwords to check at once leave a thread to the disk, which commits wait for", async () => {
  let checked = 0;
  const checks = Array.from({ length: 8 }, async () => {
    await checkNothing("a wrong password");
    checked += 1;
  });
  await nextTurn();
  await stat(import.meta.filename);
  expect(checked).toBeLessThanOrEqual(1);
  await Promise.all(checks);
});

it("knows a password again, and no other", async () => {
  const stored = await hashPassword("a long enough password");
  expect(await checkPassword("a long enough password", stored)).toBe(true);
  expect(await checkPassword("another password", stored)).toBe(false);
  expect(await checkPassword("a long enough password", "nonsense")).toBe(false);
});
