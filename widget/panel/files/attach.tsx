import { sizeText } from "../../../server/protocol/files.ts";
import type { Uploads } from "../../link/uploads.ts";
import { ChosenFiles, FileButton } from "../../ui/attach.tsx";
import { PictureView } from "../../ui/picture-view.tsx";
import { useApp } from "../app.ts";
import { locale } from "../words/counted.ts";
import { laterWords } from "../words/later-words.ts";
import { chosenWords, fileAccess, viewed } from "./access.ts";

/** What was chosen for the next message, above where one writes; files may be dropped anywhere on the panel. */
export function Chosen({ uploads }: { readonly uploads: Uploads }) {
  const { snapshot } = useApp().session;
  const largest = snapshot.value?.files.largest ?? 0;
  return (
    <ChosenFiles
      uploads={uploads}
      access={fileAccess()}
      around=".panel"
      words={chosenWords(sizeText(largest, locale()))}
    >
      <Viewed />
    </ChosenFiles>
  );
}

function Viewed() {
  const file = viewed.value;
  if (file === null) return null;
  return (
    <PictureView
      file={file}
      access={fileAccess()}
      closeLabel={laterWords().files.close}
      onClose={() => (viewed.value = null)}
    />
  );
}

export function AttachButton({ uploads }: { readonly uploads: Uploads }) {
  const { snapshot } = useApp().session;
  return (
    <FileButton
      uploads={uploads}
      types={snapshot.value?.files.types ?? []}
      label={laterWords().files.add}
      class="tool"
    />
  );
}
