import type { Request } from "express";
import type { Deps } from "../application/deps.ts";
import type { ErrorCode } from "../protocol/errors.ts";

/** Why it must wait, or null. */
export type Verdict = ErrorCode | null | Promise<ErrorCode | null>;

/** What the pages of customers are served with. */
export type CustomerSide = {
  readonly deps: Deps;
  /** The folder `npm run build` filled. */
  readonly assets: string;
  readonly publicUrl: string | null;
  /** Mail is sent, and so there are links to all requests. */
  readonly mails: boolean;
  readonly fromOwnPage: (request: Request) => boolean;
  /** Counts a look at a page, and an attempt to open one. */
  readonly looked: (request: Request) => Verdict;
  readonly opened: (request: Request) => Verdict;
  readonly failed: (error: unknown) => void;
};
