import type { IncomingMessage } from "node:http";
import { fromOwnPage } from "./origin.ts";

type Asked = {
  /** What is asked from this server's own pages is never refused. */
  readonly publicUrl: string | null;
  /** Origins that may show the chat. */
  readonly allowed: readonly string[];
};

const FRAMES = new Set(["iframe", "frame", "object", "embed"]);
const LONGEST = 300;

/**
 * The origin of a page that wants the panel inside it and may not have it. Null: it may, it is no page
 * of another site, or it does not say which: then the policy of the panel itself decides (CSP
 * `frame-ancestors`), with nothing to be read.
 */
export function refusedSite(
  { headers }: Pick<IncomingMessage, "headers">,
  { publicUrl, allowed }: Asked,
): string | null {
  const goesInto = headers["sec-fetch-dest"];
  if (typeof goesInto === "string" && !FRAMES.has(goesInto)) return null;
  const page = urlOf(headers.referer);
  if (page === null || page.origin.length > LONGEST) return null;
  const { host = "" } = headers;
  if (fromOwnPage({ headers: { origin: page.origin, host } }, publicUrl)) return null;
  return allowed.some((origin) => covers(origin, page.origin)) ? null : page.origin;
}

/** As the policy reads it: a site that is allowed without TLS is so with it. */
function covers(allowed: string, origin: string): boolean {
  return allowed === origin || allowed.replace(/^http:/, "https:") === origin;
}

function urlOf(text: string | undefined): URL | null {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
