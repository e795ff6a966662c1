import type { IncomingHttpHeaders } from "node:http";

/** The client's address: the last one a trusted proxy wrote down, else the connection's own. */
export function addressOf(
  headers: IncomingHttpHeaders,
  direct: string | undefined,
  trustProxy: boolean,
): string {
  const forwarded = trustProxy ? headers["x-forwarded-for"] : undefined;
  const list = typeof forwarded === "string" ? forwarded.split(",") : [];
  return list.at(-1)?.trim() || direct || "unknown";
}
