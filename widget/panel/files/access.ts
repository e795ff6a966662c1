import { signal } from "@preact/signals";
import type { Attachment } from "../../../server/protocol/files.ts";
import type { UploadProblem } from "../../link/uploads.ts";
import type { ChosenWords } from "../../ui/attach.tsx";
import type { FileAccess } from "../../ui/file-list.tsx";
import { locale } from "../words/counted.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";
import { pictureOf, saveFile } from "./pictures.ts";

/** The picture that is looked at large. */
export const viewed = signal<Attachment | null>(null);

/** How the panel gets at files: through requests of its own, since no cookie says who asks. */
export function fileAccess(): FileAccess {
  const { files } = laterWords();
  return {
    picture: pictureOf,
    href: () => null,
    save: (file) => void saveFile(file),
    view: (file) => (viewed.value = file),
    locale: locale(),
    words: {
      look: (name) => say(files.look, { name }),
      save: (name) => say(files.save, { name }),
    },
  };
}

export function chosenWords(size: string): ChosenWords {
  const { files } = laterWords();
  const percent = new Intl.NumberFormat(locale(), { style: "percent" });
  return {
    label: files.chosen,
    dropHere: files.dropHere,
    drop: (name) => say(files.drop, { name }),
    dropped: (name) => say(files.dropped, { name }),
    ready: (name) => say(files.ready, { name }),
    again: (name) => say(files.again, { name }),
    share: (share) => percent.format(share),
    problem: (why) => say(problemText(why), { size }),
  };
}

function problemText(why: UploadProblem): string {
  const { files } = laterWords();
  switch (why) {
    case "file_large":
      return files.large;
    case "empty":
      return files.empty;
    case "file_type":
      return files.type;
    case "files_full":
    case "file_quota":
      return files.full;
    case "too_many_here":
      return files.many;
    case "blocked":
      return files.notTaken;
    default:
      return files.failed;
  }
}
