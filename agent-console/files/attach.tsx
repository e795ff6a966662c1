import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { acceptOf, sizeText } from "../../server/protocol/files.ts";
import type { Uploads } from "../../widget/link/uploads.ts";
import { takeDrops } from "../../widget/ui/brought-files.ts";
import { FileTray } from "../../widget/ui/file-tray.tsx";
import { ClipIcon } from "../../widget/ui/icons-files.tsx";
import { useDesk } from "../state/use-desk.ts";
import { fileWords } from "../words/files.ts";
import { fileAccess } from "./access.tsx";

/** What was chosen for the next entry; files may be dropped anywhere on the conversation. */
export function Chosen({ uploads }: { readonly uploads: Uploads }) {
  const { fileLimits } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const over = useSignal(false);
  useEffect(
    () =>
      takeDrops(place.current?.closest<HTMLElement>("main, section, .frame") ?? null, {
        over: (is) => (over.value = is),
        add: uploads.add,
      }),
    [uploads],
  );
  const { locale } = fileAccess;
  const largest = sizeText(fileLimits.value?.largest ?? 0, locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  return (
    <div ref={place} class="chosen">
      {over.value && <p class="drop-here">{fileWords.dropHere}</p>}
      <FileTray
        uploads={uploads}
        access={fileAccess}
        words={{
          label: fileWords.chosen,
          drop: fileWords.drop,
          again: fileWords.again,
          share: (share) => percent.format(share),
          problem: (why) => fileWords.problem(why, largest),
        }}
      />
    </div>
  );
}

/** Chooses files of this device. */
export function AttachButton({ uploads }: { readonly uploads: Uploads }) {
  const { fileLimits } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tool sm"
        aria-label={fileWords.add}
        title={fileWords.add}
        onClick={() => input.current?.click()}
      >
        <ClipIcon />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptOf(fileLimits.value?.types ?? [])}
        onChange={({ currentTarget }) => {
          uploads.add([...(currentTarget.files ?? [])]);
          // The same one may be chosen again after it was taken away.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
