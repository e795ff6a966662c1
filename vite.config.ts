import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const at = (path: string) => resolve(import.meta.dirname, path);

/** The panel's files import one another and carry their own style: nothing to be preloaded for them. */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};

/** WebAssembly is written as text, and gets into what is built as bytes. */
export const assembleWat: Plugin = {
  name: "assemble-wat",
  load: {
    filter: { id: /\.wat$/ },
    handler: async (file) => {
      const { default: wabt } = await import("wabt");
      const module = (await wabt()).parseWat(file, await readFile(file), { simd: true });
      const bytes = Buffer.from(module.toBinary({}).buffer).toString("base64");
      return `export default Uint8Array.from(Buffer.from("${bytes}", "base64"));`;
    },
  },
};

/** What each part of the product is built from and to; `npm run build` builds them side by side. */
const parts: Readonly<Record<string, UserConfig>> = {
  /** The tiny script on the owner's page. */
  loader: {
    build: {
      outDir: "dist/loader",
      lib: {
        entry: at("widget/loader.ts"),
        formats: ["iife"],
        name: "CascadeLoader",
        fileName: () => "widget.js",
      },
    },
  },
  /** What the loader fetches on intent: the iframe, and what is said to it. */
  frame: {
    build: {
      outDir: "dist/frame",
      lib: { entry: at("widget/frame.ts"), formats: ["es"], fileName: () => "frame.js" },
    },
  },
  /** What goes behind the loader where pages say something unasked. */
  proactive: {
    build: {
      outDir: "dist/proactive",
      lib: {
        entry: at("widget/proactive.ts"),
        formats: ["iife"],
        name: "CascadeProactive",
        fileName: () => "proactive.js",
      },
    },
  },
  /** The package for bundlers. */
  npm: {
    build: {
      outDir: "dist/npm",
      lib: { entry: at("widget/npm/index.ts"), formats: ["es"], fileName: () => "index.js" },
    },
  },
  /** The panel inside the iframe. */
  panel: {
    root: at("widget"),
    base: "/widget/",
    plugins: [plainImports],
    resolve: {
      alias: [
        { find: "./webtransport.js", replacement: at("widget/link/no-webtransport.ts") },
        {
          find: "./contrib/base64-arraybuffer.js",
          replacement: at("widget/link/no-binary.ts"),
        },
        { find: /^\.\/(is-)?binary\.js$/, replacement: at("widget/link/no-binary.ts") },
      ],
    },
    build: {
      outDir: at("dist/panel"),
      rolldownOptions: {
        input: at("widget/panel.html"),
        output: { chunkFileNames: ({ facadeModuleId, name }) => chunkName(facadeModuleId, name) },
      },
    },
  },
  console: {
    root: at("agent-console"),
    base: "/console/",
    build: {
      outDir: at("dist/console"),
      rolldownOptions: { input: at("agent-console/index.html") },
    },
  },
  /** What tells an agent while their console is closed: it has to be a file of its own at a fixed address. */
  worker: {
    build: {
      outDir: "dist/worker",
      lib: {
        entry: at("agent-console/push/worker.ts"),
        formats: ["iife"],
        name: "CascadeWorker",
        fileName: () => "worker.js",
      },
    },
  },
  /** The little the help centre's pages load: their style, and the search while one types. */
  help: {
    root: at("widget/help"),
    base: "/help/",
    build: { outDir: at("dist/help"), rolldownOptions: { input: at("widget/help/help.ts") } },
  },
  server: {
    build: {
      ssr: true,
      outDir: "dist/server",
      target: "node20",
      minify: false,
      rolldownOptions: {
        // The thread that learns the articles is a file of its own.
        input: {
          main: at("server/main.ts"),
          "train-worker": at("knowledge/train-worker.ts"),
          "learn-demo": at("knowledge/learn-demo.ts"),
          store: at("server/moving/main.ts"),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  },
  "knowledge-profiles": program("knowledge-profiles", "knowledge/language/training/main.ts"),
  "knowledge-meanings": program("knowledge-meanings", "knowledge/meaning/training/main.ts"),
  "knowledge-language": program("knowledge-language", "knowledge/eval/language.ts"),
  "knowledge-eval": program("knowledge-eval", "knowledge/eval/main.ts"),
  bench: program("bench", "bench/main.ts"),
  faults: program("faults", "test/faults/main.ts"),
};

/** One for the command line. What finds files by where it lies must lie as deep as in the sources: two folders down. */
function program(name: string, main: string): UserConfig {
  const output = { entryFileNames: "main.js", chunkFileNames: "[name].js" };
  return {
    build: {
      ssr: at(main),
      outDir: `dist/${name}`,
      target: "node20",
      minify: false,
      rolldownOptions: { output },
    },
  };
}

/** The words by what they are: `first-sv`, so that the server can have them fetched beside the panel. */
function chunkName(module: string | null, name: string): string {
  const [, part, language] = /words\/(first|later)\/([\w-]+)\.ts$/.exec(module ?? "") ?? [];
  return `assets/${part === undefined ? name : `${part}-${language}`}-[hash].js`;
}

export default defineConfig(({ mode }) => {
  const part = parts[mode];
  // Tools read this file too, with a mode of their own.
  if (part === undefined) return {};
  // Whoever calls, a test run included: what is built is the product.
  process.env["NODE_ENV"] = "production";
  return {
    ...part,
    mode: "production",
    logLevel: "warn",
    publicDir: false,
    plugins: [assembleWat, ...(part.plugins ?? [])],
    build: {
      target: "es2022",
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      ...part.build,
    },
  };
});
