import type { Browser, Frame, FrameLocator, Page } from "playwright-core";
import { person, PHONE } from "./browser.ts";
import { siteKey } from "./site-key.ts";

export type SiteOptions = {
  /** Of `<html>`. */
  readonly lang?: string;
  /** Further attributes of the tag, as they are written. */
  readonly tag?: string;
  /** What the browser asks for. */
  readonly browser?: string;
  readonly viewport?: typeof PHONE;
  readonly dark?: boolean;
  readonly path?: string;
  /** Inside the body, before the tag. */
  readonly body?: string;
  readonly head?: string;
};

export type Site = {
  readonly page: Page;
  readonly panel: FrameLocator;
  readonly complaints: readonly string[];
  /** Files asked for at the product, without their origin. */
  readonly asked: readonly string[];
};

/** A page of an owner's with the tag on it, under the product's own origin. */
export async function visitSite(
  browser: Browser,
  url: string,
  options: SiteOptions = {},
): Promise<Site> {
  const { lang = "en", tag = "", path = "/shop", body = "", head = "" } = options;
  const { page, context, complaints } = await person(browser, {
    viewport: options.viewport ?? PHONE,
    dark: options.dark ?? false,
    locale: options.browser ?? "en-GB",
  });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(url)) asked.push(request.url().slice(url.length));
  });
  const key = await siteKey({ url });
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A shop</title><meta name="viewport" content="width=device-width">${head}</head><body><h1>A shop</h1>${body}<script async src="/widget.js" data-site="${key}" ${tag}></script></body></html>`;
  await context.route(
    (address) => address.pathname.startsWith(path),
    (route) => route.fulfill({ contentType: "text/html", body: html }),
  );
  await page.goto(url + path);
  return { page, panel: page.frameLocator("iframe"), complaints, asked };
}

/** The panel's own document. */
export function panelOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("/widget/panel"));
  if (frame === undefined) throw new Error("The panel is not loaded.");
  return frame;
}
