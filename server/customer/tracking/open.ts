import type { Request, Response } from "express";
import type { Fetched, Files } from "../../application/files.ts";
import { tracked, type Tracked } from "../../application/tracking.ts";
import type { Offered } from "../../domain/file-content/inspect.ts";
import type { ErrorCode, Result } from "../../protocol/errors.ts";
import type { Attachment } from "../../protocol/files.ts";
import type { CustomerSide, Verdict } from "../side.ts";
import { secretIn } from "./respond.ts";

export type TrackingSide = CustomerSide & {
  /** Counts what is written. */
  readonly wrote: (request: Request, contactId: string) => Verdict;
  readonly files: Pick<Files, "keep" | "fetch">;
  readonly sendFile: (
    response: Response,
    file: Fetched,
    how: { readonly download: boolean },
  ) => Promise<void>;
  /** Reads a form with files, each handed to `keep`. */
  readonly readForm: (
    request: Request,
    to: {
      readonly contactId: string;
      readonly keep: (offered: Offered) => Promise<Result<Attachment>>;
    },
  ) => Promise<FormRead>;
};

type FormRead = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly Attachment[];
  readonly refused: ErrorCode | null;
};

export type Exchange = { readonly request: Request; readonly response: Response };
/** A request that was asked for with its secret. */
export type Open = Exchange & Tracked & { readonly reference: string };

export async function opened(
  side: TrackingSide,
  { request, response }: Exchange,
): Promise<Open | null> {
  const reference = referenceIn(request);
  const secret = secretIn(request.headers.cookie);
  const found = secret === undefined ? null : await tracked(side.deps, { reference, secret });
  return found === null ? null : { ...found, request, response, reference };
}

export function isSecure({ publicUrl }: Pick<CustomerSide, "publicUrl">): boolean {
  return publicUrl?.startsWith("https:") === true;
}

export function referenceIn({ params }: Request): string {
  return String(params["reference"]).slice(0, 40);
}
