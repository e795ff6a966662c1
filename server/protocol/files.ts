/** Files that go with a message or a note: what both clients and the server agree on. */

/** Every type there can be, with the endings its names may have; the first is the one given. */
export const FILE_TYPES = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  "text/plain": ["txt", "log", "md"],
  "text/csv": ["csv"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "application/vnd.oasis.opendocument.presentation": ["odp"],
  "application/zip": ["zip"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FileType = keyof typeof FILE_TYPES;

/** Pictures made of pixels alone: they may be shown in place, nothing in them runs. */
export type ImageType = Extract<FileType, `image/${string}`>;

/** A file as it stands in a message: its name is data, shown as text. `bytes`: as it is kept. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  /** Of a picture as it is seen, in pixels. */
  readonly width?: number;
  readonly height?: number;
};

/** Files that go with one message at most. */
export const MOST_FILES = 10;

/** What clients are told of what is taken; the server decides. */
export type FileLimits = {
  /** Largest file, in bytes. */
  readonly largest: number;
  readonly types: readonly FileType[];
};

export function isImage(type: FileType): type is ImageType {
  return type.startsWith("image/");
}

/** What a picker of files offers: types, and endings for systems that know no types. */
export function acceptOf(types: readonly FileType[]): string {
  return types.flatMap((type) => [type, ...FILE_TYPES[type].map((end) => `.${end}`)]).join(",");
}

/** "1.4 MB", as it is written in a language (BCP 47). */
export function sizeText(bytes: number, locale: string | undefined): string {
  const [count, unit] =
    bytes < 1_000_000 ? [Math.ceil(bytes / 1_000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(count);
}
