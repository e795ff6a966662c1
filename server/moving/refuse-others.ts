import { existsSync, statSync } from "node:fs";
import { layoutOf } from "../stores/lowdb/layout.ts";
import { Refusal } from "../stores/refusal.ts";

/**
 * What is written into a folder is its writer's alone: run as root, a command would leave files behind that
 * the product, as its own user, cannot open. `me`: who this runs as; undefined: users have no numbers here.
 */
export function refuseOthers(folder: string, me: number | undefined = process.getuid?.()): void {
  // A folder may be handed in from outside, and still be filled by whoever the product runs as.
  const written = [layoutOf(folder).format, folder].find((path) => existsSync(path));
  if (me === undefined || written === undefined) return;
  const { uid } = statSync(written);
  if (uid === me) return;
  throw new Refusal(
    `${folder} belongs to user ${uid}, and this runs as user ${me}: what it leaves there, the other could not open. Run it as user ${uid}, by sudo -E -u '#${uid}' in front of it.`,
  );
}
