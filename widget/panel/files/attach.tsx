import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { acceptOf, sizeText } from "../../../server/protocol/files.ts";
import type { Uploads } from "../../link/uploads.ts";
import { takeDrops } from "../../ui/brought-files.ts";
import { FileTray } from "../../ui/file-tray.tsx";
import { ClipIcon } from "../../ui/icons-files.tsx";
import { PictureView } from "../../ui/picture-view.tsx";
import { useApp } from "../app.ts";
import { locale } from "../words/counted.ts";
import { laterWords } from "../words/later-words.ts";
import { fileAccess, trayWords, viewed } from "./access.ts";

/** What was chosen for the next message, above where one writes; files may be dropped anywhere on the panel. */
export function Chosen({ uploads }: { readonly uploads: Uploads }) {
  const { snapshot } = useApp().session;
  const place = useRef<HTMLDivElement>(null);
  const over = useSignal(false);
  useEffect(
    () =>
      takeDrops(place.current?.closest<HTMLElement>(".panel") ?? null, {
        over: (is) => (over.value = is),
        add: uploads.add,
      }),
    [uploads],
  );
  const largest = snapshot.value?.files.largest ?? 0;
  return (
    <div ref={place}>
      {over.value && <p class="drop-here">{laterWords().files.dropHere}</p>}
      <FileTray
        uploads={uploads}
        access={fileAccess()}
        words={trayWords(sizeText(largest, locale()))}
      />
      <Viewed />
    </div>
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

/** Chooses files of this device. */
export function AttachButton({ uploads }: { readonly uploads: Uploads }) {
  const { snapshot } = useApp().session;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label={laterWords().files.add}
        onClick={() => input.current?.click()}
      >
        <ClipIcon />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptOf(snapshot.value?.files.types ?? [])}
        onChange={({ currentTarget }) => {
          uploads.add([...(currentTarget.files ?? [])]);
          // The same one may be chosen again after it was taken away.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
