import type { FileBox } from "../application/ports.ts";
import type { BucketSettings } from "./bucket-box.ts";
import { folderBox } from "./folder-box.ts";

type Where = { readonly folder: string; readonly bucket: BucketSettings | null };

/** Where the settings say that files are kept. */
export function fileBoxFor({ folder, bucket }: Where): FileBox {
  return bucket === null ? folderBox(folder) : lazily(bucket);
}

/** Loaded by the first file: most who start have no bucket. */
function lazily(settings: BucketSettings): FileBox {
  let box: Promise<FileBox> | null = null;
  const loaded = () =>
    (box ??= import("./bucket-box.ts").then(({ bucketBox }) => bucketBox(settings)));
  return {
    put: async (key, bytes) => (await loaded()).put(key, bytes),
    read: async (key) => (await loaded()).read(key),
    remove: async (key) => (await loaded()).remove(key),
  };
}
