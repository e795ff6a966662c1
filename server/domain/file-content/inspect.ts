import { FILE_TYPES, isImage, type FileType, type ImageType } from "../../protocol/files.ts";
import type { ErrorCode } from "../../protocol/errors.ts";
import { Malformed, startsWith } from "./bytes.ts";
import { endingOf, tidyName } from "./file-name.ts";
import { isGif, strippedGif } from "./gif.ts";
import { isJpeg, strippedJpeg } from "./jpeg.ts";
import type { Picture } from "./picture.ts";
import { isPng, strippedPng } from "./png.ts";
import { isWebp, strippedWebp } from "./webp.ts";
import { isZip, zipType } from "./zip.ts";

/** A picture is unpacked by whoever looks at it: 64 million pixels are a phone's largest photo. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 20_000;

export type Offered = {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What its sender calls it; believed only where a text has no ending. */
  readonly declared: string | null;
};

export type Inspected =
  | {
      readonly ok: true;
      readonly type: FileType;
      readonly name: string;
      /** As it is to be kept: pictures without what they tell besides their pixels. */
      readonly bytes: Uint8Array;
      readonly width?: number;
      readonly height?: number;
    }
  | { readonly ok: false; readonly code: ErrorCode };

const REFUSED = { ok: false, code: "file_type" } as const;

/** What a file really is, by its content, and what is kept of it (SPEC AT1, AT3). */
export function inspect(offered: Offered, types: readonly FileType[]): Inspected {
  try {
    const type = typeOf(offered);
    if (type === null || !types.includes(type)) return REFUSED;
    const name = tidyName(offered.name, type);
    if (!isImage(type)) return { ok: true, type, name, bytes: offered.bytes };
    const picture = STRIPPED[type](offered.bytes);
    return isTooLarge(picture) ? REFUSED : { ok: true, type, name, ...picture };
  } catch (error) {
    if (error instanceof Malformed) return REFUSED;
    throw error;
  }
}

const STRIPPED: Readonly<Record<ImageType, (bytes: Uint8Array) => Picture>> = {
  "image/png": strippedPng,
  "image/jpeg": strippedJpeg,
  "image/gif": strippedGif,
  "image/webp": strippedWebp,
};

function isTooLarge({ width, height }: Picture): boolean {
  return (
    Math.min(width, height) < 1 ||
    Math.max(width, height) > LONGEST_SIDE ||
    width * height > MOST_PIXELS
  );
}

function typeOf(offered: Offered): FileType | null {
  const { bytes } = offered;
  if (isPng(bytes)) return "image/png";
  if (isJpeg(bytes)) return "image/jpeg";
  if (isGif(bytes)) return "image/gif";
  if (isWebp(bytes)) return "image/webp";
  if (startsWith(bytes, "%PDF-")) return "application/pdf";
  if (isZip(bytes)) return archiveType(offered);
  return isText(bytes) ? textType(offered) : null;
}

/** A document is one by its content and its name; any archive would do for a zip. */
function archiveType({ bytes, name }: Offered): FileType | null {
  const type = zipType(bytes);
  if (type !== "application/zip") return type;
  return endingOf(name) === "zip" ? type : null;
}

const TEXTS = ["text/plain", "text/csv"] as const;

/** Any program is text too: one that says by its name that it is something else is not taken. */
function textType({ name, declared }: Offered): FileType | null {
  const ending = endingOf(name);
  if (ending === "") return TEXTS.find((type) => type === declared) ?? null;
  return TEXTS.find((type) => FILE_TYPES[type].some((own) => own === ending)) ?? null;
}

/** Tab, the ends of lines and pages, and escape are the only control characters a text has. */
function isText(bytes: Uint8Array): boolean {
  return (
    bytes.length > 0 &&
    bytes.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13) || byte === 0x1b)
  );
}
