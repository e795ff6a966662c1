/**
 * Pages are written as templates in which everything put in is escaped, unless it is itself the
 * result of a template: forgetting to escape is not possible, only escaping twice would be.
 */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** The one way to make some: the literal parts come from this program's own source. */
  static from(literals: TemplateStringsArray, values: readonly Piece[]): Html {
    const pieces = literals.map((literal, index) => literal + textOf(values[index] ?? null));
    return new Html(pieces.join(""));
  }

  /** A data block of JSON, in which nothing can close the element around it. */
  static json(value: unknown): Html {
    const safe = JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    return new Html(`<script type="application/ld+json">${safe}</script>`);
  }

  toString(): string {
    return this.#text;
  }
}

export type Piece = Html | string | number | null | readonly Piece[];

const CODES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For element content and for attribute values in quotes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (one) => CODES[one] ?? one);
}

function textOf(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === "string" || typeof piece === "number") return escape(String(piece));
  return piece.map(textOf).join("");
}

export function html(literals: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return Html.from(literals, values);
}
