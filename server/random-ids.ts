import { randomBytes, randomFillSync } from "node:crypto";
import type { Ids } from "./application/ports.ts";

const ID_BYTES = 16;
/** Ids made from one call to the operating system: every command needs a few, most go unused. */
const POOL_BYTES = 256 * ID_BYTES;

const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** Cryptographically random; no bytes are used twice. */
export const randomIds: Ids = {
  id() {
    if (used === POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    used += ID_BYTES;
    return pool.toString("base64url", used - ID_BYTES, used);
  },
  secret: () => randomBytes(32).toString("base64url"),
};
