import type { Attachment } from "../../server/protocol/files.ts";
import type { Brought, Sending } from "./uploads.ts";

export type Door = {
  readonly url: string;
  /** Who is sending, where no cookie says so. */
  readonly headers: Readonly<Record<string, string>>;
  readonly conversationId: string | null;
};

/** Sends a file; unlike `fetch`, a request of the old kind tells how much of it has left. */
export function sendFile(
  { url, headers, conversationId }: Door,
  file: File,
  progress: (share: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Brought>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onloadend = () => resolve(answerOf(request));
  });
  request.open("POST", url);
  const named = {
    "x-cascade": "1",
    "x-file-name": encodeURIComponent(file.name.replace(/\p{Cs}/gu, "_")),
  };
  const about = conversationId === null ? {} : { "x-conversation": conversationId };
  for (const [name, value] of Object.entries({ ...headers, ...named, ...about }))
    request.setRequestHeader(name, value);
  request.setRequestHeader("content-type", file.type || "application/octet-stream");
  request.send(file);
  return { done, cancel: () => request.abort() };
}

function answerOf({ status, responseText }: XMLHttpRequest): Brought {
  try {
    const body: unknown = JSON.parse(responseText);
    if (status === 200) return { ok: true, file: body as Attachment };
    const { code } = body as { readonly code: Extract<Brought, { ok: false }>["code"] };
    return { ok: false, code };
  } catch {
    // No answer, or that of something in between.
    return { ok: false, code: status === 413 ? "file_large" : "offline" };
  }
}
