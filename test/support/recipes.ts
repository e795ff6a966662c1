import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";

/** The code below a heading of a document in `docs/`, in one language, as it is printed there. */
export function recipe(file: string, heading: string, language: string): string {
  const text = readFileSync(join(ROOT, "docs", file), "utf8");
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const code = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(section)?.[1];
  if (code === undefined) throw new Error(`no ${language} below “${heading}” in ${file}`);
  return code;
}
