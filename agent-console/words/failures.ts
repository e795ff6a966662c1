import { ERRORS, type ErrorCode } from "../../server/protocol/errors.ts";
import { MOST_TASKS } from "../../server/protocol/tasks.ts";

const CHANGED_MEANWHILE =
  "Somebody else changed it meanwhile, so it was not removed. Look at it, and remove it again if it is to go.";

/** What the common message of a failure does not say well enough. */
const FAILURES: Readonly<Record<string, string>> = {
  "conversation:transfer not_found": "There is nobody there to hand it to any more.",
  "conversation:transfer taken": "Somebody else has this chat now.",
  "offer:accept taken": "Somebody else took this chat.",
  "offer:accept wrong_state": "This chat is no longer offered to you.",
  "offer:accept not_found": "This chat is no longer offered to you.",
  "offer:decline wrong_state": "This chat is no longer offered to you.",
  "conversation:claim taken": "Somebody else took this chat first.",
  "conversation:claim wrong_state": "This chat is no longer waiting.",
  "canned:remove conflict": CHANGED_MEANWHILE,
  "macro:remove conflict": CHANGED_MEANWHILE,
  "process:remove conflict": CHANGED_MEANWHILE,
  "view:remove conflict": CHANGED_MEANWHILE,
  "ticket:merge limit_reached": `They would make a ticket of more than ${MOST_TASKS} tasks. Remove some first, then merge them.`,
  "contact:merge limit_reached":
    "They have too many conversations to be taken over. Do it the other way round.",
};

const OFFLINE = "There is no connection, so this was not done. Try again when it is back.";

/** Why what one wanted was not done. */
export function failedWords(event: string, code: ErrorCode | "offline"): string {
  if (code === "offline") return OFFLINE;
  return FAILURES[`${event} ${code}`] ?? ERRORS[code].message;
}
