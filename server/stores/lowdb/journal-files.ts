import type { Disk, OutFile } from "./disk.ts";
import { frame } from "./frame.ts";
import type { Entry } from "./journal-entry.ts";
import { segmentPath } from "./layout.ts";

/** The journal's files: one being written, and older ones that a checkpoint has yet to remove. */
export class JournalFiles {
  readonly #disk: Disk;
  readonly #folder: string;
  #older: readonly string[];
  #number: number;
  #current: OutFile;

  private constructor(setup: Setup, current: OutFile) {
    this.#disk = setup.disk;
    this.#folder = setup.folder;
    this.#older = setup.older;
    this.#number = setup.number;
    this.#current = current;
  }

  static async begin(setup: Setup): Promise<JournalFiles> {
    return new JournalFiles(setup, await createSegment(setup));
  }

  /** Resolves when the frames are on the disk. */
  async write(frames: readonly Buffer[]): Promise<void> {
    await this.#current.write(Buffer.concat(frames));
    await this.#current.sync();
  }

  async rotate(nextSerial: number): Promise<void> {
    await this.#current.close();
    this.#older = [...this.#older, segmentPath(this.#folder, this.#number)];
    this.#number += 1;
    this.#current = await createSegment({
      disk: this.#disk,
      folder: this.#folder,
      number: this.#number,
      nextSerial,
    });
  }

  async removeOlder(): Promise<void> {
    for (const path of this.#older) {
      await this.#disk.remove(path);
      // One by one: a gap in the numbers after a power cut would look like a lost file.
      await this.#disk.syncFolder(this.#folder);
    }
    this.#older = [];
  }

  close(): Promise<void> {
    return this.#current.close();
  }
}

type Segment = {
  readonly disk: Disk;
  readonly folder: string;
  readonly number: number;
  readonly nextSerial: number;
};
type Setup = Segment & { readonly older: readonly string[] };

/** A file whose existence and first entry survive a power cut before anything relies on it. */
async function createSegment({ disk, folder, number, nextSerial }: Segment): Promise<OutFile> {
  const file = await disk.create(segmentPath(folder, number));
  const opening: Entry = { next: nextSerial };
  await file.write(frame(opening));
  await file.sync();
  await disk.syncFolder(folder);
  return file;
}
