import { signal } from "@preact/signals";
import type { Attachment } from "../../server/protocol/files.ts";
import type { FileAccess } from "../../widget/ui/file-list.tsx";
import { PictureView } from "../../widget/ui/picture-view.tsx";
import { locale } from "../state/here.ts";
import { fileWords } from "../words/files.ts";

/** The one door for agents' files; the session's cookie says who asks. */
export const DOOR = "/api/files";

/** The picture that is looked at large. */
const viewed = signal<Attachment | null>(null);

const addressOf = ({ id }: Attachment): string => `${DOOR}/${id}`;

/** How the console gets at files. */
export const fileAccess: FileAccess = {
  picture: addressOf,
  href: (file) => `${addressOf(file)}?download=1`,
  save: () => {},
  view: (file) => (viewed.value = file),
  locale,
  words: { look: fileWords.look, save: fileWords.save },
};

/** A picture over everything else, until it is closed. */
export function Viewed() {
  const file = viewed.value;
  if (file === null) return null;
  return (
    <PictureView
      file={file}
      access={fileAccess}
      closeLabel={fileWords.close}
      onClose={() => (viewed.value = null)}
    />
  );
}
