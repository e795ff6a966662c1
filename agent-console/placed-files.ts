/** Files that somebody chose or dropped, folders included. */
import { listen } from "./browser.ts";

/** A file somebody chose, and where it lies in the folder they chose; one by itself has its name there. */
export type PlacedFile = { readonly file: File; readonly path: string };

export const filesChosenIn = ({ files }: HTMLInputElement): PlacedFile[] =>
  [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

type DropWork = {
  readonly over: (isOver: boolean) => void;
  readonly drop: (files: Promise<PlacedFile[]>) => void;
};

/** Files and folders dragged over an element, and let go there. */
export function onDrop(element: Element, work: DropWork): () => void {
  const stops = [
    listen(element, "dragover", (event: DragEvent) => {
      // Without this the browser would open the file in the page's place.
      event.preventDefault();
      work.over(true);
    }),
    listen(element, "dragleave", () => work.over(false)),
    listen(element, "drop", (event: DragEvent) => {
      event.preventDefault();
      work.over(false);
      work.drop(filesDropped([...(event.dataTransfer?.items ?? [])]));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Rejects where one cannot be read. What was dropped can be asked for in the event itself alone. */
async function filesDropped(items: readonly DataTransferItem[]): Promise<PlacedFile[]> {
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map(filesUnder))).flat();
}

async function filesUnder(entry: FileSystemEntry): Promise<PlacedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((found, failed) => entry.file(found, failed));
    return [{ file, path: entry.fullPath.slice(1) }];
  }
  const within = await entriesIn(entry as FileSystemDirectoryEntry);
  return (await Promise.all(within.map(filesUnder))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** A reader gives some at a time, 100 in Chromium, and none once it has given all. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
