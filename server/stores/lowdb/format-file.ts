import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { type Disk, replaceFile } from "./disk.ts";
import { errorCode } from "./error-code.ts";
import type { Layout } from "./layout.ts";

const FORMAT = 1;
const formatSchema = z.looseObject({ format: z.int() });

/** Whether the folder was set up before. Refuses what this version cannot read. */
export function hasFormat({ folder, format, journal, records }: Layout): boolean {
  if (!existsSync(format)) {
    if (!existsSync(journal) && !existsSync(records)) return false;
    throw new Refusal(
      `${format} is missing. Nothing was changed. Restore ${folder} from a backup.`,
    );
  }
  const found = read(format);
  if (found === FORMAT) return true;
  throw new Refusal(
    `The data folder ${folder} has format ${found}; this version reads ${FORMAT}. Nothing was ` +
      `changed. Run the version that wrote it, or set DATA_DIR to another folder.`,
  );
}

export async function writeFormat(disk: Disk, path: string): Promise<void> {
  await replaceFile(disk, path, Buffer.from(`${JSON.stringify({ format: FORMAT })}\n`));
}

function read(path: string): number {
  try {
    return formatSchema.parse(JSON.parse(readFileSync(path, "utf8"))).format;
  } catch (error) {
    if (errorCode(error) !== undefined) throw error;
    throw new Refusal(
      `${path} is damaged at byte 0. Nothing was changed. Restore it from a backup.`,
    );
  }
}
