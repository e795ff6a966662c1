import { execFileSync } from "node:child_process";
import { installedData } from "./installed.ts";
import { Postgres } from "./postgres.ts";

/** The suites that start the product start what is in the working tree. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  process.env["TEST_INSTALLED"] = await installedData();
  if (process.env["TEST_STORE"] !== "postgres") return undefined;
  // What is written need not survive the machine: only a run's own tests read it.
  const postgres = await Postgres.start(["fsync = off"]);
  process.env["TEST_POSTGRES"] = postgres.url();
  return () => postgres.remove();
}
