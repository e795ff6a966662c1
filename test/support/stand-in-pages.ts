import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FILES: Readonly<Record<string, string>> = {
  "dist/loader/widget.js": "",
  "dist/frame/frame.js": "",
  "dist/proactive/proactive.js": "`%RULES%`",
  "dist/panel/panel.html": "<p>panel",
  "dist/console/index.html": "<p>console",
  "dist/worker/worker.js": "",
  "demo/index.html": "%SITE_KEY%",
};

/** Stand-ins for the built pages, for a server that nobody looks at. Gives where they are. */
export function standInPages(folder: string): { readonly assets: string; readonly demo: string } {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { assets: join(folder, "dist"), demo: join(folder, "demo") };
}
