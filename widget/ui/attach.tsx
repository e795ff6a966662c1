import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { acceptOf, type FileLimits } from "../../server/protocol/files.ts";
import { arrivedIn, type Upload, type Uploads } from "../link/uploads.ts";
import { takeDrops } from "./brought-files.ts";
import type { FileAccess } from "./file-list.tsx";
import { FileTray, type TrayWords } from "./file-tray.tsx";
import { ClipIcon } from "./icons-files.tsx";

export type ChosenWords = TrayWords & {
  readonly dropHere: string;
  /** What became of a file, told aloud: it was cancelled or taken away; it is there. */
  readonly dropped: (name: string) => string;
  readonly ready: (name: string) => string;
};

type ChosenFilesProps = {
  readonly uploads: Uploads;
  readonly access: Pick<FileAccess, "picture" | "locale">;
  readonly words: ChosenWords;
  /** Selects what is around this, where files may be dropped anywhere. */
  readonly around: string;
  readonly class?: string;
  readonly children?: ComponentChildren;
};

/** What was chosen to go with what is written next; more may be dropped around it. */
export function ChosenFiles({ uploads, access, words, around, ...rest }: ChosenFilesProps) {
  const place = useRef<HTMLDivElement>(null);
  const over = useSignal(false);
  const said = useSignal("");
  const list = uploads.list.value;
  const before = useRef(list);
  useEffect(() => {
    const arrived = arrivedIn(list, before.current);
    if (list.length > before.current.length) said.value = "";
    else if (arrived.length > 0)
      said.value = arrived.map(({ name }) => words.ready(name)).join(" ");
    before.current = list;
  }, [list]);
  const drop = ({ key, name }: Upload) => {
    uploads.drop(key);
    said.value = words.dropped(name);
  };
  useEffect(
    () =>
      takeDrops(place.current?.closest<HTMLElement>(around) ?? null, {
        over: (is) => (over.value = is),
        add: uploads.add,
      }),
    [uploads],
  );
  return (
    <div ref={place} class={rest.class}>
      {over.value && <p class="drop-here">{words.dropHere}</p>}
      <FileTray uploads={uploads} access={access} words={words} onDrop={drop} />
      <p class="sr" role="status">
        {said.value}
      </p>
      {rest.children}
    </div>
  );
}

type FileButtonProps = {
  readonly uploads: Uploads;
  /** What is taken. */
  readonly types: FileLimits["types"];
  readonly label: string;
  readonly title?: string;
  readonly class: string;
};

/** Chooses files of this device. */
export function FileButton({ uploads, types, label, ...rest }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" {...rest} aria-label={label} onClick={() => input.current?.click()}>
        <ClipIcon />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptOf(types)}
        onChange={({ currentTarget }) => {
          uploads.add([...(currentTarget.files ?? [])]);
          // The same one may be chosen again after it was taken away.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
