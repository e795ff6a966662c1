import { parseDocument } from "yaml";

/** Keys above a Markdown text, between two lines of `---`. Every value is a text, a list or a map. */
export type FrontMatter =
  | {
      readonly ok: true;
      readonly keys: ReadonlyMap<string, unknown>;
      /** The lines between, as they stand. */
      readonly head: string;
      readonly body: string;
    }
  /** `none`: it has no such lines. `problem` says what to change. */
  | { readonly ok: false; readonly none: boolean; readonly problem: string };

const OPENING = /^\uFEFF?---[ \t]*\r?\n/;
const CLOSING = /^---[ \t]*(?:\r?\n|$)/m;
/** Nobody's front matter is longer; a parser has better things to do. */
const LONGEST = 200_000;

/** Splits a text into its keys and what stands below. Never throws. */
export function readFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text);
  if (opening === null)
    return bad(
      "it does not begin with front matter; put `---`, the keys and `---` above the text",
      true,
    );
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (closing === null)
    return bad("its front matter has no end; put `---` on a line of its own below the keys");
  if (closing.index > LONGEST) return bad("its front matter is too long; shorten it");
  return readKeys(rest.slice(0, closing.index), rest.slice(closing.index + closing[0].length));
}

function readKeys(head: string, body: string): FrontMatter {
  try {
    // Everything is a text: `- 2024` and `- yes` are ways to ask, too.
    const document = parseDocument(head, { schema: "failsafe", stringKeys: true });
    const first = document.errors[0];
    if (first !== undefined) return unreadable(first.message);
    const keys: unknown = document.toJS({ mapAsMap: true });
    if (keys === null) return { ok: true, keys: new Map(), head, body };
    if (!(keys instanceof Map))
      return bad("its front matter is not a list of keys; write lines such as `title: …`");
    return { ok: true, keys, head, body };
  } catch (error) {
    // Aliases can be malformed in ways that only show when they are resolved.
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(message: string): FrontMatter {
  const firstLine = message.split("\n")[0] ?? "";
  return bad(
    `its front matter is not valid YAML (${firstLine}); put quotes around values with a colon`,
  );
}

function bad(problem: string, none = false): FrontMatter {
  return { ok: false, none, problem };
}
