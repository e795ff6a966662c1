// Makes the package that bundlers take the widget from, in dist/npm: an ES module, its types, and
// what npm wants to know. `npm publish ./dist/npm` publishes it.
"use strict";

const { execFileSync } = require("node:child_process");
const { copyFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { license, version } = require("../../package.json");

const root = join(__dirname, "../..");
const out = join(root, "dist/npm");
const run = (tool, ...args) =>
  execFileSync(process.execPath, [join(root, "node_modules", tool), ...args], {
    cwd: root,
    stdio: "inherit",
  });

run("vite/bin/vite.js", "build", "--mode", "npm");
const types = "--declaration --emitDeclarationOnly --skipLibCheck --target es2022 --lib es2022,dom";
run(
  "typescript/bin/tsc",
  "--ignoreConfig",
  ...types.split(" "),
  "--outDir",
  out,
  "widget/npm/index.ts",
);
const about = {
  name: "cascade-chat-widget",
  version,
  description: "Loads the Cascade chat widget, with a typed API.",
  license,
  type: "module",
  exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
  sideEffects: false,
  files: ["index.js", "index.d.ts"],
};
writeFileSync(join(out, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
copyFileSync(join(root, "docs/widget.md"), join(out, "README.md"));
copyFileSync(join(root, "LICENSE"), join(out, "LICENSE"));
