import { z } from "zod";
import type { Logged } from "../../protocol/conversation.ts";

export const headsSchema = z.strictObject({ public: z.int(), internal: z.int() });

/** Checked for what a store itself relies on; the checksum vouches that the rest is as written. */
export const loggedSchema = z.custom<Logged>(
  (value) =>
    isObject(value) &&
    (value["log"] === "public" || value["log"] === "internal") &&
    Number.isInteger(value["seq"]) &&
    typeof value["at"] === "number" &&
    isObject(value["event"]),
);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
