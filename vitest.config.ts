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
    // Each of many tests runs servers and a browser of its own: two at once are too much for a gate's two cores.
    maxWorkers: process.env["CI"] === "true" ? 1 : 2,
    reporters: ["default"],
  },
});
