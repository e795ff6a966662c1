/** Addresses of pages, one a line, as an administrator types them. */
export type Origins =
  | { readonly ok: true; readonly origins: readonly string[] }
  | { readonly ok: false; readonly line: string };

/** Reads them as origins, each once; says the first line that is no web address. Pure. */
export function parseOrigins(text: string): Origins {
  const lines = text.split("\n").map((line) => line.trim());
  const origins: string[] = [];
  for (const line of lines.filter((each) => each !== "")) {
    const origin = originOf(line);
    if (origin === null) return { ok: false, line };
    origins.push(origin);
  }
  return { ok: true, origins: [...new Set(origins)] };
}

/** "shop.example" is taken for https; a path is left out: a site is allowed whole. */
function originOf(line: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(line) ? line : `https://${line}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "") return null;
  return /^[\w.:[\]-]+$/.test(url.host) ? url.origin : null;
}
