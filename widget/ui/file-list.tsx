import { isImage, sizeText, type Attachment } from "../../server/protocol/files.ts";
import { FileIcon } from "./icons-files.tsx";

/** How a client gets at files, and what it calls what can be done with them. */
export type FileAccess = {
  /** Where a picture is shown from; null: not here yet. */
  readonly picture: (file: Attachment) => string | null;
  /** Where a file can be saved from, if a link can say it. */
  readonly href: (file: Attachment) => string | null;
  readonly save: (file: Attachment) => void;
  readonly view: (file: Attachment) => void;
  readonly locale: string | undefined;
  readonly words: {
    /** "Look at photo.png" */
    readonly look: (name: string) => string;
    /** "Save guide.pdf" */
    readonly save: (name: string) => string;
  };
};

type FileListProps = {
  readonly files: readonly Attachment[];
  readonly access: FileAccess;
  /** Classes for how the message stands. */
  readonly look?: string;
};

/** The files of one message. A picture has its place before it is here, so that nothing moves. */
export function FileList({ files, access, look = "" }: FileListProps) {
  return (
    <ul class={`files ${look}`}>
      {files.map((file) => (
        <li key={file.id}>
          {isImage(file.type) ? (
            <Picture file={file} access={access} />
          ) : (
            <Document file={file} access={access} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The most room a picture takes in a thread, in pixels. */
const ROOM = { width: 240, height: 240 };
/** Nobody could tell where to press something smaller. */
const LEAST = 44;

type FileProps = { readonly file: Attachment; readonly access: FileAccess };

function Picture({ file, access }: FileProps) {
  const { name, width = 4, height = 3 } = file;
  const source = access.picture(file);
  const fit = Math.min(1, ROOM.width / width, ROOM.height / height);
  return (
    <button
      type="button"
      class="file-picture"
      aria-label={access.words.look(name)}
      style={{
        inlineSize: `${Math.max(LEAST, Math.round(width * fit))}px`,
        aspectRatio: `${Math.max(LEAST, width * fit)} / ${Math.max(LEAST, height * fit)}`,
      }}
      onClick={() => access.view(file)}
    >
      {source !== null && <img src={source} alt="" draggable={false} />}
    </button>
  );
}

function Document({ file, access }: FileProps) {
  const href = access.href(file);
  const inside = (
    <>
      <FileIcon />
      <span class="file-text">
        <span class="file-name" dir="auto">
          {file.name}
        </span>
        <span class="small num">{sizeText(file.bytes, access.locale)}</span>
      </span>
    </>
  );
  const label = `${access.words.save(file.name)}, ${sizeText(file.bytes, access.locale)}`;
  return href === null ? (
    <button type="button" class="file-doc" aria-label={label} onClick={() => access.save(file)}>
      {inside}
    </button>
  ) : (
    <a class="file-doc" href={href} download={file.name} aria-label={label}>
      {inside}
    </a>
  );
}
