import { useLayoutEffect, useRef } from "preact/hooks";
import { sizeText, type Attachment } from "../../server/protocol/files.ts";
import type { FileAccess } from "./file-list.tsx";
import { CrossIcon, SaveIcon } from "./icons-files.tsx";

type ViewProps = {
  readonly file: Attachment;
  readonly access: FileAccess;
  readonly closeLabel: string;
  readonly onClose: () => void;
};

/** A picture as large as there is room; the browser's own dialog keeps the focus and closes on Escape. */
export function PictureView({ file, access, closeLabel, onClose }: ViewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Escape closes this alone, not what is behind it.
    current?.addEventListener("keydown", (event) => {
      if (event.key === "Escape") event.stopPropagation();
    });
  }, []);
  const source = access.picture(file);
  const href = access.href(file);
  const save = access.words.save(file.name);
  return (
    <dialog ref={dialog} class="picture-view" aria-label={file.name} onClose={onClose}>
      <header>
        <span class="file-text">
          <span class="file-name strong" dir="auto">
            {file.name}
          </span>
          <span class="small num">{sizeText(file.bytes, access.locale)}</span>
        </span>
        {href === null ? (
          <button type="button" class="tool" aria-label={save} onClick={() => access.save(file)}>
            <SaveIcon />
          </button>
        ) : (
          <a class="tool" href={href} download={file.name} aria-label={save}>
            <SaveIcon />
          </a>
        )}
        <button type="button" class="tool" aria-label={closeLabel} onClick={onClose}>
          <CrossIcon />
        </button>
      </header>
      {source !== null && <img src={source} alt={file.name} />}
    </dialog>
  );
}
