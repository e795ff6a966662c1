import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { Fetched } from "../application/files.ts";
import { isImage } from "../protocol/files.ts";

/**
 * A file as it leaves: never as a page of ours. Only pictures made of pixels are shown in place; whatever
 * else it is, it is saved. `download`: save a picture too.
 */
export async function sendFile(
  response: Response,
  { file, content }: Fetched,
  { download }: { readonly download: boolean },
): Promise<void> {
  const shown = isImage(file.type) && !download;
  response.set({
    "Content-Type": file.type,
    "Content-Length": String(file.bytes),
    "Content-Disposition": disposition(shown ? "inline" : "attachment", file.name),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "none",
  });
  try {
    await pipeline(content, response);
  } catch (error) {
    // Whoever fetched it went away, which is nothing to report.
    if (!response.destroyed) throw error;
  }
}

/** RFC 6266, with the name in any script as RFC 8187 has it and in plain letters for whoever reads no other. */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const spelled = encodeURIComponent(name.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${spelled}`;
}
