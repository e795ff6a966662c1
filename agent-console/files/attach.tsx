import { sizeText } from "../../server/protocol/files.ts";
import type { Uploads } from "../../widget/link/uploads.ts";
import { ChosenFiles, FileButton } from "../../widget/ui/attach.tsx";
import { useDesk } from "../state/use-desk.ts";
import { fileWords } from "../words/files.ts";
import { fileAccess } from "./access.tsx";

/** What was chosen for the next entry; files may be dropped anywhere on the conversation. */
export function Chosen({ uploads }: { readonly uploads: Uploads }) {
  const { fileLimits } = useDesk();
  const { locale } = fileAccess;
  const largest = sizeText(fileLimits.value?.largest ?? 0, locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  return (
    <ChosenFiles
      uploads={uploads}
      access={fileAccess}
      around="main, section, .frame"
      class="chosen"
      words={{
        label: fileWords.chosen,
        dropHere: fileWords.dropHere,
        drop: fileWords.drop,
        dropped: fileWords.dropped,
        ready: fileWords.ready,
        again: fileWords.again,
        share: (share) => percent.format(share),
        problem: (why) => fileWords.problem(why, largest),
      }}
    />
  );
}

export function AttachButton({ uploads }: { readonly uploads: Uploads }) {
  const { fileLimits } = useDesk();
  return (
    <FileButton
      uploads={uploads}
      types={fileLimits.value?.types ?? []}
      label={fileWords.add}
      title={fileWords.add}
      class="tool sm attach-tool"
    />
  );
}
