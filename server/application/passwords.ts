import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** How much work one check is: scrypt's CPU and memory cost, block size and parallelization. */
export type PasswordCost = { readonly N: number; readonly r: number; readonly p: number };

/** One of the settings of the OWASP Password Storage Cheat Sheet; 32 MB of memory a check. */
const COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;

export const SHORTEST_PASSWORD = 10;

export interface Passwords {
  /** What is stored instead of it: `scrypt$N$r$p$salt$hash`, base64url. */
  hash(password: string): Promise<string>;
  /** False also for a stored value that is not understood. */
  check(password: string, stored: string): Promise<boolean>;
  /** Takes as long as a real check, for addresses nobody has: the answer's time tells nothing. */
  checkNothing(password: string): Promise<false>;
}

/** Keeps them as scrypt makes them unreadable (RFC 7914). */
export function scryptPasswords(cost: PasswordCost = COST): Passwords {
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: file work shares four threads with it in Node, and commits must always find one free. */
  const derive = (password: string, salt: Buffer, { N, r, p }: PasswordCost): Promise<Buffer> => {
    const options = { N, r, p, maxmem: MAX_MEMORY_BYTES };
    const derived = last.then(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) =>
            error === null ? resolve(key) : reject(error),
          );
        }),
    );
    last = derived.catch(() => {});
    return derived;
  };

  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(password, salt, cost);
      const { N, r, p } = cost;
      return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
    },
    async check(password, stored) {
      const [scheme, n, r, p, salt, hash] = stored.split("$");
      if (scheme !== "scrypt" || salt === undefined || hash === undefined) return false;
      const expected = Buffer.from(hash, "base64url");
      const asStored = { N: Number(n), r: Number(r), p: Number(p) };
      const key = await derive(password, Buffer.from(salt, "base64url"), asStored);
      return key.length === expected.length && timingSafeEqual(key, expected);
    },
    async checkNothing(password) {
      await derive(password, Buffer.alloc(SALT_BYTES), cost);
      return false;
    },
  };
}
