import type { Origin } from "./clients.ts";

/** What the product's demo page says its site is. */
export async function siteKey({ url }: Origin): Promise<string> {
  const page = await (await fetch(`${url}/demo`)).text();
  return /data-site="([^"]+)"/.exec(page)?.[1] ?? "";
}
