import type { Response } from "express";
import { MAX_QUESTION } from "../protocol/help.ts";
import { documentOf } from "./layout.ts";
import type { Frame, Page } from "./page.ts";

const FRESH_SECONDS = 60;

/** Nothing inline runs; the widget's frame and its server are our own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

export function send(response: Response, frame: Frame, page: Page): void {
  response.set("Content-Security-Policy", POLICY);
  // The default, no referrer, would also take the Origin from our own forms.
  response.set("Referrer-Policy", "same-origin");
  if (page.status === 200) cached(response);
  else response.set("Cache-Control", "no-store");
  response.status(page.status).type("html").send(documentOf(frame, page));
}

/** May be shown again without asking, by anybody, for a while; after that the ETag tells. */
export function cached(response: Response): Response {
  return response.set("Cache-Control", `public, max-age=${FRESH_SECONDS}`);
}

/** What somebody asked: one line, not too long. */
export function questionIn(value: unknown): string {
  return text(value).replace(/\s+/g, " ").trim().slice(0, MAX_QUESTION);
}

/** A parameter may be missing, or there more than once. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
