import { crc32 } from "node:zlib";
import type { Logged } from "../../protocol/conversation.ts";
import { hex8 } from "./frame.ts";
import { logSchema, recordSchema, type RecordDocument, type SavedRecord } from "./journal-entry.ts";
import { jsonOrNull } from "./json.ts";
import { damagedDocument } from "./refusal.ts";

/**
 * A document is JSON that anybody can read:
 *
 *   {"check":"1a2b3c4d","size":"000001f4","record":{…},"log":[…]}
 *
 * `check` is the CRC-32 of all that follows it: a flipped bit in a name is still valid JSON.
 * `size` is the length of the record in bytes, so that a start need not parse a million events.
 */
const CHECK = '{"check":"';
const SIZE = '","size":"';
const RECORD = '","record":';
const LOG = ',"log":';
const END = "}\n";
const BODY_AT = CHECK.length + 8;
const SIZE_AT = BODY_AT + SIZE.length;
const RECORD_AT = SIZE_AT + 8 + RECORD.length;

export function documentText({ log, ...record }: RecordDocument): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const before = Buffer.from(SIZE + hex8(json.length) + RECORD);
  const after = Buffer.from(LOG + JSON.stringify(log) + END);
  const body = Buffer.concat([before, json, after]);
  return Buffer.concat([Buffer.from(CHECK + hex8(crc32(body))), body]);
}

export function parseRecord(file: string, bytes: Buffer): SavedRecord {
  verify(file, bytes);
  const json = bytes.toString("utf8", RECORD_AT, recordEnd(bytes));
  const parsed = recordSchema.safeParse(jsonOrNull(json));
  if (!parsed.success) throw damagedDocument(file, "it is not a record");
  return parsed.data;
}

export function parseLog(file: string, bytes: Buffer): readonly Logged[] {
  verify(file, bytes);
  const start = recordEnd(bytes) + LOG.length;
  const parsed = logSchema.safeParse(
    jsonOrNull(bytes.toString("utf8", start, bytes.length - END.length)),
  );
  if (!parsed.success) throw damagedDocument(file, "it has no log");
  return parsed.data;
}

function recordEnd(bytes: Buffer): number {
  return RECORD_AT + Number.parseInt(bytes.toString("latin1", SIZE_AT, SIZE_AT + 8), 16);
}

function verify(file: string, bytes: Buffer): void {
  const expected = CHECK + hex8(crc32(bytes.subarray(BODY_AT)));
  if (bytes.toString("latin1", 0, BODY_AT) === expected) return;
  throw damagedDocument(file, "the content does not match its checksum");
}
