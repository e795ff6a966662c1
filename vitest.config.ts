import { defineConfig } from "vitest/config";

/** Suites in the order of cost; the browser ones build the product first. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    pool: "forks",
    // Modules keep nothing from one file for the next; loading them anew for each cost a third of the time.
    isolate: false,
    // Many tests wait for one another's servers and browsers half of their time, so two cores are busy with three
    // of them; a gate takes its time, and has one core for each.
    maxWorkers: process.env["CI"] === "true" ? 1 : 3,
    reporters: ["default"],
  },
});
