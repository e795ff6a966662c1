import { html, type Html } from "./html.ts";

/* Drawn like the widget's icons (widget/ui): a 20-unit grid, decoration beside words. */

const icon = (drawing: Html, kind = "icon"): Html =>
  html`<svg class="${kind}" viewBox="0 0 20 20" aria-hidden="true">${drawing}</svg>`;

export const ICONS = {
  tent: icon(
    html`<path d="M10 4.25 2.75 15.75h14.5zM10 4.25V2.75M10 9l-3.5 6.75M10 9l3.5 6.75" />`,
  ),
  search: icon(html`<path d="M13.3 13.3 17 17M15 9A6 6 0 1 1 3 9a6 6 0 0 1 12 0z" />`),
  doc: icon(
    html`<path
      d="M6 2.75h5.25L15 6.5v9.75a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3.75a1 1 0 0 1 1-1zM11 3v3.75h4M7.75 10.5h4.5M7.75 13.5h3"
    />`,
  ),
  next: icon(html`<path d="M8 4.5 13.5 10 8 15.5" />`, "icon s turn"),
  down: icon(html`<path d="M4.5 7.5 10 13l5.5-5.5" />`, "icon s"),
  globe: icon(
    html`<path
      d="M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0M3 10h14M10 3c2 2 3 4.4 3 7s-1 5-3 7c-2-2-3-4.4-3-7s1-5 3-7z"
    />`,
  ),
  chat: icon(
    html`<path
      d="M10 3.5c4.1 0 7.25 2.6 7.25 6s-3.15 6-7.25 6c-.8 0-1.6-.1-2.3-.3L4 16.75l.8-3.1A5.5 5.5 0 0 1 2.75 9.5c0-3.4 3.15-6 7.25-6z"
    />`,
  ),
} as const;

/** The step line that falls over the water, four times, each fainter. Decoration. */
export const TERRACES = html`<svg
  class="terraces"
  viewBox="0 0 400 260"
  preserveAspectRatio="xMaxYMin slice"
  aria-hidden="true"
>
  <path
    class="deep"
    d="M288 0v26a22 22 0 0 0 22 22h4a22 22 0 0 1 22 22v72a22 22 0 0 0 22 22h2a22 22 0 0 1 22 22v80h40V0z"
  />
  ${[0, 1, 2, 3].map(
    (step) =>
      html`<path
        class="f${step}"
        d="M${288 + 9 * step} ${-10 - 9 * step}v36a22 22 0 0 0 22 22h4a22 22 0 0 1 22 22v72a22 22 0 0 0 22 22h2a22 22 0 0 1 22 22v80"
      />`,
  )}
</svg>`;
