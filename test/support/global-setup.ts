import { execFileSync } from "node:child_process";

/** The suites that start the product start what is in the working tree. */
export default function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}
