import { sizeText } from "../../server/protocol/files.ts";
import type { Upload, UploadProblem, Uploads } from "../link/uploads.ts";
import type { FileAccess } from "./file-list.tsx";
import { AgainIcon, CrossIcon, FileIcon } from "./icons-files.tsx";
import { isImage } from "../../server/protocol/files.ts";

export type TrayWords = {
  readonly label: string;
  /** "Take photo.png away" */
  readonly drop: (name: string) => string;
  readonly again: (name: string) => string;
  /** "40 %" */
  readonly share: (share: number) => string;
  readonly problem: (why: UploadProblem) => string;
};

type TrayProps = {
  readonly uploads: Uploads;
  readonly access: Pick<FileAccess, "picture" | "locale">;
  readonly words: TrayWords;
  readonly onDrop: (upload: Upload) => void;
};

/** What is to go with the next message: how far each has come, and what is wrong with it. */
export function FileTray({ uploads, access, words, onDrop }: TrayProps) {
  const list = uploads.list.value;
  if (list.length === 0) return null;
  return (
    <ul class="tray" aria-label={words.label}>
      {list.map((upload) => (
        <li key={upload.key} class={upload.state.is} aria-busy={upload.state.is === "going"}>
          <Sign upload={upload} access={access} />
          <span class="file-text">
            <span class="file-name" dir="auto">
              {upload.name}
            </span>
            <Standing upload={upload} locale={access.locale} words={words} />
          </span>
          {upload.state.is === "failed" && upload.state.again && (
            <button
              type="button"
              aria-label={words.again(upload.name)}
              onClick={() => uploads.again(upload.key)}
            >
              <AgainIcon small />
            </button>
          )}
          <button type="button" aria-label={words.drop(upload.name)} onClick={() => onDrop(upload)}>
            <CrossIcon small />
          </button>
        </li>
      ))}
    </ul>
  );
}

type SignProps = { readonly upload: Upload; readonly access: TrayProps["access"] };

function Sign({ upload: { state }, access }: SignProps) {
  const source =
    state.is === "kept" && isImage(state.file.type) ? access.picture(state.file) : null;
  return (
    <span class="tray-sign">
      {source === null ? <FileIcon /> : <img src={source} alt="" draggable={false} />}
    </span>
  );
}

type StandingProps = {
  readonly upload: Upload;
  readonly locale: string | undefined;
  readonly words: TrayWords;
};

function Standing({ upload: { name, state, bytes }, locale, words }: StandingProps) {
  switch (state.is) {
    case "going":
      return (
        <>
          <span class="small num">{words.share(state.share)}</span>
          <progress max={1} value={state.share} aria-label={name} />
        </>
      );
    case "kept":
      return <span class="small num">{sizeText(bytes, locale)}</span>;
    case "failed":
      return (
        <span class="small wrong" role="alert">
          {words.problem(state.why)}
        </span>
      );
  }
}
