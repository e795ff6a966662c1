import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The help centre's own style and script, under names that change with what is in them. */
export type HelpAssets = { readonly style: string | null; readonly script: string | null };

const AT = "/help/assets/";

/** Where the build put them. Pages work without either. */
export function helpAssets(folder: string): HelpAssets {
  const names = list(folder);
  const at = (end: string) => {
    const name = names.find((one) => one.endsWith(end));
    return name === undefined ? null : AT + name;
  };
  return { style: at(".css"), script: at(".js") };
}

export function assetsFolder(assets: string): string {
  return join(assets, "help", "assets");
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
