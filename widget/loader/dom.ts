/** An element built without innerHTML: pages may forbid it (Trusted Types). */
export function make(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  return dressed(document.createElement(tag), attributes);
}

/** Decoration: always beside a word or on a labelled button. */
export function drawing(size: number, className: string, ...paths: readonly string[]): Element {
  const svg = draw("svg", {
    viewBox: `0 0 ${size} ${size}`,
    class: className,
    "aria-hidden": "true",
  });
  svg.append(...paths.map((d) => draw("path", { d })));
  return svg;
}

function draw(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  return dressed(
    document.createElementNS("http://www.w3.org/2000/svg", tag) as SVGElement,
    attributes,
  );
}

function dressed<E extends Element>(made: E, attributes: Readonly<Record<string, string>>): E {
  for (const name in attributes) made.setAttribute(name, attributes[name] ?? "");
  return made;
}

/** Adds a style. An adopted sheet also works where the page's policy forbids inline styles. */
export function style(shadow: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}
