import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Request, RequestHandler, Response } from "express";

const squeeze = promisify(gzip);

/** Below so many characters it is not worth it. */
const WORTH = 1_000;
/** So many texts are kept compressed; there are a few pages, in a few languages and looks. */
const MOST_KEPT = 100;

/*
 * Only pages and files that are the same for everybody: what is told to one person beside what another
 * sent could be guessed from its compressed length.
 */

/** Whoever takes it is sent the text compressed; the same text is compressed once. */
export function sendCompressed(): (
  request: Request,
  response: Response,
  text: string,
) => Promise<void> {
  const kept = new Map<string, Promise<Buffer>>();
  return async (request, response, text) => {
    response.vary("Accept-Encoding");
    if (text.length < WORTH || !takes(request)) return void response.send(text);
    const squeezed = kept.get(text) ?? squeeze(text, { level: 9 });
    kept.delete(text);
    kept.set(text, squeezed);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    const body = await squeezed;
    response.set("Content-Encoding", "gzip").send(body);
  };
}

const FILE = /^\/([\w.-]+\.(js|css|svg))$/;

/** Text files that were built, compressed once each; anything else goes on to whoever is next. */
export function compressedFiles(folder: string, headers: Record<string, string>): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    const [, name, kind] = FILE.exec(request.path) ?? [];
    if (name === undefined || kind === undefined || !takes(request)) return next();
    const squeezed =
      kept.get(name) ?? readFile(join(folder, name)).then((file) => squeeze(file, { level: 9 }));
    kept.set(name, squeezed);
    try {
      const body = await squeezed;
      response.vary("Accept-Encoding");
      response
        .set({ ...headers, "Content-Encoding": "gzip" })
        .type(kind)
        .send(body);
    } catch {
      // Not there: whoever is next says so.
      kept.delete(name);
      next();
    }
  };
}

function takes(request: Request): boolean {
  const { method } = request;
  return (method === "GET" || method === "HEAD") && request.acceptsEncodings("gzip") === "gzip";
}
