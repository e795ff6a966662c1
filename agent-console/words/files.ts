import type { UploadProblem } from "../../widget/link/uploads.ts";

/** The words of files that go with messages and notes. */
export const fileWords = {
  add: "Add files",
  chosen: "Files to go with what you write",
  dropHere: "Drop files here",
  close: "Close",
  look: (name: string) => `Look at ${name}`,
  save: (name: string) => `Save ${name}`,
  drop: (name: string) => `Take ${name} away`,
  dropped: (name: string) => `${name} will not be sent.`,
  ready: (name: string) => `${name} is ready to be sent.`,
  again: (name: string) => `Try ${name} again`,
  problem: (why: UploadProblem, most: string): string => {
    switch (why) {
      case "file_large":
        return `Too large: at most ${most}`;
      case "empty":
        return "This file is empty";
      case "file_type":
        return "Not a kind of file that is taken here";
      case "files_full":
      case "file_quota":
        return "No room for more files in this conversation";
      case "too_many_here":
        return "A message takes ten files";
      default:
        return "Not sent. Try again";
    }
  },
};
