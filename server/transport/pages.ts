import { readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type Request, type Response, type Router } from "express";
import type { Deps } from "../application/deps.ts";
import { createAskedSites } from "../application/asked-sites.ts";
import { openWorkspace } from "../application/workspace.ts";
import { compressedFiles, sendCompressed } from "./compressed.ts";
import { refusedSite } from "./embedding.ts";
import { dressedLoader, dressedPanel, lookFor } from "./look-pages.ts";
import { proactivePart } from "./proactive-pages.ts";
import { panelPage } from "./panel-page.ts";
import { REFUSED_SCRIPT, refusedPage, unknownKeyPage } from "./refused-page.ts";

export type PagesOptions = {
  readonly deps: Deps;
  /** The folder `npm run build` filled. */
  readonly assets: string;
  /** The demo site's folder. */
  readonly demo: string;
  /** Somebody would answer a visitor now. */
  readonly staffed: () => Promise<boolean>;
  readonly publicUrl: string | null;
  readonly failed: (error: unknown) => void;
};

const YEAR_MS = 365 * 24 * 3_600_000;
const SCRIPTS = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The built pages: loader, panel, console and the demo site. Nothing inline runs on any of ours. */
export function pages({ deps, assets, demo, staffed, publicUrl, failed }: PagesOptions): Router {
  const router = express.Router();
  const askedFor = createAskedSites(deps, failed);
  const loader = readFileSync(join(assets, "loader", "widget.js"), "utf8");
  const proactive = readFileSync(join(assets, "proactive", "proactive.js"), "utf8");
  const panel = panelPage(join(assets, "panel"));
  const consolePage = readFileSync(join(assets, "console", "index.html"), "utf8");
  const worker = readFileSync(join(assets, "worker", "worker.js"), "utf8");
  const demoPage = readFileSync(join(demo, "index.html"), "utf8");
  const frame = readFileSync(join(assets, "frame", "frame.js"), "utf8");
  const immutable = { immutable: true, maxAge: YEAR_MS, index: false } as const;
  const forYears = { "Cache-Control": `public, max-age=${YEAR_MS / 1_000}, immutable` };
  const send = sendCompressed();
  const html = (request: Request, response: Response, page: HtmlPage) => {
    response.set("Content-Security-Policy", page.policy.join("; "));
    response.set("Cache-Control", "no-cache").type("html");
    return send(request, response, page.text);
  };

  router.get("/", (_request, response) => response.redirect("/demo"));
  router.get("/favicon.ico", (_request, response) => {
    response.set("Cache-Control", "public, max-age=86400").type("image/svg+xml").send(ICON);
  });
  router.get("/widget.js", async (request, response) => {
    const { look } = await lookFor(deps, { draft: request.query["look"], opened: false });
    // Asked after each time, and answered with "as it was" where it was: a change holds at once.
    response
      .set({ "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-cache" })
      .type("text/javascript");
    const behind = await proactivePart(deps, proactive, staffed);
    await send(request, response, dressedLoader(loader, look) + behind);
  });
  router.get("/widget/frame.js", (request, response) => {
    // Imported by pages of other sites, and asked after each time: it has to fit the loader.
    response.set({
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Cache-Control": "no-cache",
    });
    return send(request, response.type("text/javascript"), frame);
  });
  router.get("/widget/panel", async (request, response) => {
    const { state } = await openWorkspace(deps);
    if (request.query["site"] !== state.siteKey)
      return html(request, response.status(404), unknownKeyPage());
    const refused = refusedSite(request, { publicUrl, allowed: state.origins });
    if (refused !== null) {
      await askedFor(refused);
      return html(request, response.status(403), refusedPage(refused));
    }
    const locale = request.query["locale"];
    const plain = panel({
      locale: typeof locale === "string" ? locale : "",
      acceptLanguage: request.headers["accept-language"],
    });
    const shown = await lookFor(deps, {
      draft: request.query["look"],
      opened: request.headers["sec-fetch-dest"] === "document",
    });
    const { page, style } = dressedPanel(plain, shown);
    response.vary("Accept-Language");
    response.vary("Sec-Fetch-Dest");
    await html(request, response, {
      text: page,
      policy: [
        ...SCRIPTS.map((line) =>
          style !== null && line.startsWith("style-src") ? `${line} ${style}` : line,
        ),
        `frame-ancestors 'self' ${state.origins.join(" ")}`,
      ],
    });
  });
  router.get("/widget/refused.js", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("text/javascript").send(REFUSED_SCRIPT);
  });
  router.use("/widget/assets", compressedFiles(join(assets, "panel", "assets"), forYears));
  router.use("/widget/assets", express.static(join(assets, "panel", "assets"), immutable));
  router.get("/console", (request, response) =>
    html(request, response, {
      text: consolePage,
      policy: [
        ...SCRIPTS,
        "worker-src 'self'",
        "manifest-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
      ],
    }),
  );
  // On a phone the console can be put on the home screen; iPhones are told by push only from there.
  router.get("/console/app.webmanifest", (_request, response) => {
    response
      .set("Cache-Control", "public, max-age=86400")
      .type("application/manifest+json")
      .send(JSON.stringify(APP));
  });
  // What is pushed is shown by it: it asks nothing of anybody, and is over no page (SPEC PU7).
  router.get("/console/worker.js", (request, response) => {
    response
      .set({ "Cache-Control": "no-cache", "Content-Security-Policy": "default-src 'none'" })
      .type("text/javascript");
    return send(request, response, worker);
  });
  // A page as empty as it gets, on which the console tries out how the chat will look.
  router.get("/console/preview", (request, response) =>
    html(request, response, {
      text: PREVIEW,
      policy: [...SCRIPTS, "frame-src 'self'", "frame-ancestors 'self'"],
    }),
  );
  router.use("/console/assets", compressedFiles(join(assets, "console", "assets"), forYears));
  router.use("/console/assets", express.static(join(assets, "console", "assets"), immutable));
  router.get("/demo", async (request, response) => {
    const { state } = await openWorkspace(deps);
    response.set("Cache-Control", "no-cache").type("html");
    await send(request, response, demoPage.replaceAll("%SITE_KEY%", state.siteKey));
  });
  router.use("/demo", express.static(demo, { index: false }));
  return router;
}

/** The look of the chat is tried out on it. It takes no focus: whoever changes the look keeps it. */
const PREVIEW =
  '<!doctype html><html lang="en" inert><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Preview</title><body></body></html>';

/** The mark: the step, on water. Browsers ask for it on every page without being told. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 32 32"><rect x="-6" y="-6" width="32" height="32" rx="9" fill="#0b4b54"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"><path d="M2.500 5h3.750A3.250 3.250 0 0 1 9.500 8.250v.5A3.250 3.250 0 0 0 12.750 12h.5a3.250 3.250 0 0 1 3.250 3.250V17"/><path d="M2.500 10.250h.750A2.750 2.750 0 0 1 6 13v.250A2.750 2.750 0 0 0 8.750 16H11"/></g></svg>';

const APP = {
  name: "Cascade",
  short_name: "Cascade",
  start_url: "/console",
  scope: "/console",
  display: "standalone",
  background_color: "#0b4b54",
  theme_color: "#0b4b54",
  icons: [{ src: "/favicon.ico", sizes: "any", type: "image/svg+xml", purpose: "any maskable" }],
};

/** `policy`: of its content. */
type HtmlPage = { readonly text: string; readonly policy: readonly string[] };
