import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { Request } from "express";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fail, type ErrorCode, type Result } from "../protocol/errors.ts";
import { MOST_FILES, type Attachment } from "../protocol/files.ts";

const MOST_FIELDS = 10;
/** In bytes: far more than is taken, so that what is too long can be shown again whole. */
const LONGEST_FIELD = 1024 * 1024;

/** One file of a form; who takes it reads it to its end. */
export type FormFile = {
  readonly name: string;
  readonly declared: string;
  readonly content: Readable;
};

export type FormRead = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly Attachment[];
  /** Why one was not taken; the others may have been. */
  readonly refused: ErrorCode | null;
};

/** A form with files, as a page without script sends it (RFC 7578). Files are taken one after another. */
export async function readForm(
  request: Request,
  take: (file: FormFile) => Promise<Result<Attachment>>,
): Promise<FormRead> {
  const fields: Record<string, string> = {};
  const files: Attachment[] = [];
  let refused: ErrorCode | null = null;
  let work: Promise<void> = Promise.resolve();
  const parser = Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, files: MOST_FILES, parts: 30 },
  });
  parser.on("field", (name, value) => (fields[name] = value));
  parser.on("filesLimit", () => (refused = "file_quota"));
  // oxlint-disable-next-line max-params
  parser.on("file", (_field, content, name, _encoding, declared) => {
    // A file field nobody chose anything for is sent without a name.
    if (!name) return content.resume();
    work = work.then(async () => {
      const taken = await take({ name, declared, content }).catch(() => fail("busy"));
      content.resume();
      if (taken.ok) files.push(taken.value);
      else refused = taken.code;
    });
    return content;
  });
  try {
    await pipeline(request, parser);
    await work;
    return { fields, files, refused };
  } catch {
    return { fields, files, refused: "bad_request" };
  }
}
