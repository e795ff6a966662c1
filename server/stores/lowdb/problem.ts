import { Refusal } from "../refusal.ts";
import { errorCode } from "./error-code.ts";

/** Why the folder was not opened and what to do about it, in one line. */
export function problemOf(folder: string, error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  return `The data folder ${folder} cannot be opened: ${text}. ${advice(errorCode(error))}`;
}

function advice(code: string | undefined): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "Give this user read and write access to it, or set DATA_DIR to another folder.";
    case "EROFS":
      return "It is on a read-only disk: set DATA_DIR to another folder.";
    case "ENOSPC":
    case "EDQUOT":
      return "The disk is full: free some space, or set DATA_DIR to a folder on another disk.";
    case "ENOTDIR":
    case "EEXIST":
      return "It is not a folder: set DATA_DIR to one.";
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open: raise the limit (ulimit -n).";
    default:
      return "Check the disk, or set DATA_DIR to another folder.";
  }
}
