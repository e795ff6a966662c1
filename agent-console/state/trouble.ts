import { ERRORS, type ErrorCode } from "../../server/protocol/errors.ts";
import { failedWords } from "../words/failures.ts";
import { refused } from "./account.ts";

/** Why something could not be done, for the reader. Somebody signed out is led to sign in. */
export function troubleWords({ code, message }: { code: string; message: string }): string {
  if (code === "signed_out") refused();
  if (code === "offline") return failedWords("", "offline");
  if (message !== "") return message;
  return isKnown(code) ? ERRORS[code].message : failedWords("", "offline");
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
