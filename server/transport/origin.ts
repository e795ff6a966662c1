import type { IncomingMessage } from "node:http";

/**
 * Is this request from a page of our own? Socket.IO's `cors` option does not look at the Origin of
 * a WebSocket, so this does. Browsers always send it with a WebSocket and with every cross-origin
 * request; a same-origin GET of the polling transport has none.
 */
export function fromOwnPage(
  request: Pick<IncomingMessage, "headers">,
  publicUrl: string | null,
): boolean {
  const { origin, host, upgrade } = request.headers;
  if (origin === undefined) return upgrade === undefined;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return hostOf(origin) === host;
}

function hostOf(origin: string): string | null {
  try {
    const url = new URL(origin);
    return url.protocol === "http:" || url.protocol === "https:" ? url.host : null;
  } catch {
    return null;
  }
}
