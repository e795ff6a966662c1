import { nextTurn } from "../../../server/transport/next-turn.ts";
import { stat } from "node:fs/promises";
import { expect, it } from "vitest";
import { scryptPasswords } from "../../../server/application/passwords.ts";

const passwords = scryptPasswords();

it("D1: many passwords to check at once leave a thread to the disk, which commits wait for", async () => {
  let checked = 0;
  const checks = Array.from({ length: 8 }, async () => {
    await passwords.checkNothing("a wrong password");
    checked += 1;
  });
  await nextTurn();
  await stat(import.meta.filename);
  expect(checked).toBeLessThanOrEqual(1);
  await Promise.all(checks);
});

it("knows a password again, and no other", async () => {
  const stored = await passwords.hash("a long enough password");
  expect(await passwords.check("a long enough password", stored)).toBe(true);
  expect(await passwords.check("another password", stored)).toBe(false);
  expect(await passwords.check("a long enough password", "nonsense")).toBe(false);
});

it("keeps passwords as costly as it is said to be", async () => {
  expect(await passwords.hash("a long enough password")).toMatch(/^scrypt\$32768\$8\$3\$/);
});

it("knows one again that was kept at another cost", async () => {
  const stored = await scryptPasswords({ N: 16, r: 8, p: 1 }).hash("a long enough password");
  expect(await passwords.check("a long enough password", stored)).toBe(true);
});
