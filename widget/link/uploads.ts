import { signal, type ReadonlySignal } from "@preact/signals";
import type { ErrorCode } from "../../server/protocol/errors.ts";
import { MOST_FILES, type Attachment, type FileLimits } from "../../server/protocol/files.ts";
import { readAttachments } from "./attachments.ts";

/** Why a file did not arrive; `too_many_here`: a message takes no more. `empty`: there is nothing in it. */
export type UploadProblem = ErrorCode | "offline" | "too_many_here" | "empty";

export type Upload = {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly state:
    /** `share`: 0 to 1, of what has left this device. */
    | { readonly is: "going"; readonly share: number }
    /** The server has it and keeps it until it is sent, or for a day. */
    | { readonly is: "kept"; readonly file: Attachment }
    | { readonly is: "failed"; readonly why: UploadProblem; readonly again: boolean };
};

/** What the server answered, or that no answer came. */
export type Brought =
  | { readonly ok: true; readonly file: Attachment }
  | { readonly ok: false; readonly code: ErrorCode | "offline" };

export type Sending = { readonly done: Promise<Brought>; cancel(): void };

export type UploadPorts = {
  readonly limits: () => FileLimits | null;
  readonly send: (file: File, progress: (share: number) => void) => Sending;
  readonly newKey: () => string;
  /** What is kept of a place over a reload. */
  readonly load: () => string | null;
  readonly save: (text: string | null) => void;
  /** The server has this one. */
  readonly kept?: (file: Attachment, from: File) => void;
};

/** The files that are to go with the next message of one place. */
export interface Uploads {
  readonly list: ReadonlySignal<readonly Upload[]>;
  add(files: readonly File[]): void;
  again(key: string): void;
  /** Cancels what is going, and drops what is there. */
  drop(key: string): void;
  /** Those that are there, which leave the list with this. */
  take(): readonly Attachment[];
}

/** What is wrong with the file, or with the place it was to go to. All else may be otherwise the next time. */
const LASTING: ReadonlySet<UploadProblem> = new Set([
  "file_large",
  "file_type",
  "files_full",
  "file_quota",
  "too_many_here",
  "empty",
  "blocked",
]);

export function createUploads(ports: UploadPorts): Uploads {
  const list = signal<readonly Upload[]>(readAttachments(ports.load()).map(asKept));
  const going = new Map<string, { readonly file: File; cancel(): void }>();

  const put = (next: readonly Upload[]) => {
    list.value = next;
    const files = keptIn(next);
    ports.save(files.length === 0 ? null : JSON.stringify(files));
  };
  const mark = (key: string, state: Upload["state"]) =>
    put(list.value.map((one) => (one.key === key ? { ...one, state } : one)));
  const fail = (key: string, why: UploadProblem) =>
    mark(key, { is: "failed", why, again: !LASTING.has(why) });

  function begin(key: string, file: File): void {
    const problem = problemOf(file, ports.limits());
    if (problem !== null) return fail(key, problem);
    mark(key, { is: "going", share: 0 });
    const sending = ports.send(file, (share) => {
      if (list.value.some((one) => one.key === key && one.state.is === "going"))
        mark(key, { is: "going", share });
    });
    going.set(key, { file, cancel: sending.cancel });
    void sending.done.then((answer) => {
      // Cancelled, or tried anew, meanwhile.
      if (going.get(key)?.cancel !== sending.cancel) return;
      if (!answer.ok) return fail(key, answer.code);
      going.delete(key);
      ports.kept?.(answer.file, file);
      mark(key, { is: "kept", file: answer.file });
    });
  }

  return {
    list,
    add(files) {
      const room = MOST_FILES - list.value.length;
      const fresh = files.map((file, nth) => ({ file, key: ports.newKey(), fits: nth < room }));
      put([
        ...list.value,
        ...fresh.map(({ file, key, fits }): Upload => ({
          key,
          name: file.name,
          bytes: file.size,
          state: fits
            ? { is: "going", share: 0 }
            : { is: "failed", why: "too_many_here", again: false },
        })),
      ]);
      for (const { key, file, fits } of fresh) if (fits) begin(key, file);
    },
    again(key) {
      const known = going.get(key);
      if (known !== undefined) begin(key, known.file);
    },
    drop(key) {
      const known = going.get(key);
      going.delete(key);
      known?.cancel();
      put(list.value.filter((one) => one.key !== key));
    },
    take() {
      const files = keptIn(list.value);
      put(list.value.filter(({ state }) => state.is !== "kept"));
      return files;
    },
  };
}

/** Those that were on their way a moment ago, and are there. */
export function arrivedIn(now: readonly Upload[], before: readonly Upload[]): readonly Upload[] {
  const going = new Set(before.filter(({ state }) => state.is === "going").map(({ key }) => key));
  return now.filter(({ key, state }) => state.is === "kept" && going.has(key));
}

/** Nothing stands in the way of sending: all are there. */
export function allKept(uploads: readonly Upload[]): boolean {
  return uploads.every(({ state }) => state.is === "kept");
}

function keptIn(uploads: readonly Upload[]): readonly Attachment[] {
  return uploads.flatMap(({ state }) => (state.is === "kept" ? [state.file] : []));
}

function asKept(file: Attachment): Upload {
  return { key: file.id, name: file.name, bytes: file.bytes, state: { is: "kept", file } };
}

/** What can be known before a byte leaves. */
function problemOf(file: File, limits: FileLimits | null): UploadProblem | null {
  if (limits !== null && file.size > limits.largest) return "file_large";
  return file.size === 0 ? "empty" : null;
}
