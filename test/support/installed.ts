import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Product } from "./product.ts";
import { ROOT } from "./root.ts";

const FOLDER = join(ROOT, "dist", "installed");
const STAMP = join(ROOT, "dist", "installed-by");
const BUILT = join(ROOT, "dist", "built-from");

/** The data folder as a first start of the built product leaves it; made once for each build. */
export async function installedData(): Promise<string> {
  const built = readFileSync(BUILT, "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === built) return FOLDER;
  rmSync(FOLDER, { recursive: true, force: true });
  const product = await Product.install({ DATABASE_URL: "" });
  try {
    await product.stop();
    cpSync(product.dataDir, FOLDER, { recursive: true });
  } finally {
    await product.remove();
  }
  writeFileSync(STAMP, built);
  return FOLDER;
}
