import { type Disk, nodeDisk } from "../../server/stores/lowdb/disk.ts";

/** One change to the disk. A file is known by its number: names can move from one to another. */
export type Operation =
  | { readonly is: "create"; readonly path: string; readonly file: number }
  | { readonly is: "write"; readonly file: number; readonly bytes: Buffer }
  | { readonly is: "sync"; readonly file: number }
  | { readonly is: "rename"; readonly from: string; readonly to: string }
  | { readonly is: "remove"; readonly path: string }
  | { readonly is: "makeFolder"; readonly path: string }
  | { readonly is: "syncFolder"; readonly path: string };

export type Recording = { readonly disk: Disk; readonly operations: readonly Operation[] };

/** A disk that does what it is told and writes it down, in the order in which it was done. */
export function recordingDisk(): Recording {
  const operations: Operation[] = [];
  let files = 0;
  const after = async (work: Promise<void>, operation: Operation) => {
    await work;
    operations.push(operation);
  };
  const disk: Disk = {
    create: async (path) => {
      const out = await nodeDisk.create(path);
      files += 1;
      const file = files;
      operations.push({ is: "create", path, file });
      return {
        write: (bytes) => after(out.write(bytes), { is: "write", file, bytes: Buffer.from(bytes) }),
        sync: () => after(Promise.resolve(), { is: "sync", file }),
        close: out.close,
      };
    },
    truncate: () => Promise.reject(new Error("Nothing is torn here.")),
    rename: (from, to) => after(nodeDisk.rename(from, to), { is: "rename", from, to }),
    remove: (path) => after(nodeDisk.remove(path), { is: "remove", path }),
    makeFolder: (path) => after(nodeDisk.makeFolder(path), { is: "makeFolder", path }),
    syncFolder: (path) => after(Promise.resolve(), { is: "syncFolder", path }),
  };
  return { disk, operations };
}
