import { type Disk, nodeDisk, type OutFile } from "../../server/stores/lowdb/disk.ts";

export type Faults = {
  /** Called before each sync of a journal file; the sync waits for it, and fails with it. */
  readonly beforeJournalSync?: () => Promise<void>;
  readonly beforeJournalWrite?: () => Promise<void>;
  readonly beforeRename?: () => Promise<void>;
};

const nothing = async () => {};

/** A real disk with something wrong with it. */
export function faultyDisk({
  beforeJournalSync = nothing,
  beforeJournalWrite = nothing,
  beforeRename = nothing,
}: Faults): Disk {
  const watched = (file: OutFile): OutFile => ({
    write: (bytes) => beforeJournalWrite().then(() => file.write(bytes)),
    sync: () => beforeJournalSync().then(() => file.sync()),
    close: () => file.close(),
  });
  return {
    ...nodeDisk,
    create: async (path) => {
      const file = await nodeDisk.create(path);
      return path.endsWith(".log") ? watched(file) : file;
    },
    rename: (from, to) => beforeRename().then(() => nodeDisk.rename(from, to)),
  };
}

/** A door that holds up everybody who comes until it is opened. */
export function gate(): {
  readonly pass: () => Promise<void>;
  readonly shut: () => void;
  readonly open: () => void;
} {
  let waiting: (() => void)[] = [];
  let isShut = false;
  return {
    pass: () => (isShut ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    shut: () => {
      isShut = true;
    },
    open: () => {
      isShut = false;
      waiting.forEach((resolve) => resolve());
      waiting = [];
    },
  };
}
