import type { ReadFile } from "../article-formats/article-file.ts";

/** A Markdown file as a look at the folder found it. `path`: below the folder, with `/`. */
export type FolderFile = {
  readonly path: string;
  /** Hash of its text. */
  readonly file: string;
} & (
  | {
      readonly is: "article";
      readonly id: string;
      /** Hash of its fields. */
      readonly hash: string;
    }
  /** `id`: whose file it was, or by its name must be; null: nobody can tell. */
  | { readonly is: "unreadable"; readonly id: string | null; readonly why: string }
);

export type FolderLook =
  | {
      readonly ok: true;
      readonly files: readonly FolderFile[];
      /** Something is otherwise than at the look before. */
      readonly changed: boolean;
      /** There was no folder; there is one now. */
      readonly made: boolean;
    }
  /** A line that says what to do. */
  | { readonly ok: false; readonly problem: string };

export type FileContent = {
  readonly file: string;
  readonly text: string;
  readonly read: ReadFile;
};

export type FileWrite =
  | { readonly is: "done" }
  /** Something else stands there than was expected: nothing was touched. */
  | { readonly is: "changed" }
  | { readonly is: "failed"; readonly problem: string };

/** What is known of a file from earlier: of a text that has not changed nothing is read again. */
export type KnownFile = { readonly file: string; readonly id: string; readonly hash: string };

/** The folder of articles, one Markdown file each. Only one process looks after it. */
export interface ArticleFolder {
  readonly path: string;
  look(known: ReadonlyMap<string, KnownFile>): Promise<FolderLook>;
  /** Null: it is not there. */
  read(path: string): Promise<FileContent | null>;
  /** Puts a text in place in one step. `expected`: hash of what must stand there now; null: nothing. */
  write(path: string, text: string, expected: string | null): Promise<FileWrite>;
  remove(path: string, expected: string): Promise<FileWrite>;
  /** Calls `notice` shortly after something may have changed; stop by calling what it returns. */
  watch(notice: () => void): () => void;
}
