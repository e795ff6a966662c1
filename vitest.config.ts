import { defineConfig } from "vitest/config";
import { assembleWat } from "./vite.config.ts";

/** Suites in the order of cost; the browser ones build the product first. */
export default defineConfig({
  plugins: [assembleWat],
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    pool: "forks",
    // Modules keep nothing from one file for the next; loading them anew for each cost a third of the time.
    isolate: false,
    // Many tests run servers and a browser of their own, and wait for a third of their time: three at once
    // keep two cores busy. A gate's machine may be slow and shared with others: one at a time there.
    maxWorkers: process.env["CI"] === "true" ? 1 : 3,
    reporters: ["default"],
  },
});
