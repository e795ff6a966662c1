import { z } from "zod";
import { email } from "./schemas.ts";

const name = z.string().trim().min(1).max(80);
const password = z.string().max(200);
const token = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);

/** Bodies of the console's HTTP requests; each answers 200 with JSON or `{ code, message }`. */
export const accountRequests = {
  /** POST /api/setup: the first administrator, by the link printed at the first start. */
  setup: z.strictObject({ token, name, email, password }),
  /** POST /api/join: another agent, by an invitation link. */
  join: z.strictObject({ token, name, email, password }),
  /** POST /api/sign-in */
  signIn: z.strictObject({ email, password }),
} as const;

export type AccountRequests = {
  [R in keyof typeof accountRequests]: z.infer<(typeof accountRequests)[R]>;
};

/** The answer to the three above, and to GET /api/account: there null, where nobody is signed in. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: "admin" | "agent";
};

/** GET /api/link/:kind — POSTed as { token } to /api/setup/check and /api/join/check: is it still good? */
export const linkCheck = z.strictObject({ token });

/** What is wrong with one field of what was sent, in words for whoever filled it in. */
export type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

export type AccountError = {
  readonly code: string;
  readonly message: string;
  readonly issues?: readonly Issue[];
};
