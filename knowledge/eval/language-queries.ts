/** A text and the language it is known to be written in. */
export type LanguageQuery = { readonly text: string; readonly language: string };

/**
 * Reads JSON Lines of `{text, language}`; other fields are ignored. Throws an Error that names
 * the file and the line that is not so.
 */
export function parseLanguageQueries(lines: string, file: string): readonly LanguageQuery[] {
  const queries = lines.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const query = parseQuery(line);
    if (query === null) {
      throw new Error(
        `${file}: line ${index + 1} is not JSON with a "text" and a "language"; correct it or remove it`,
      );
    }
    return [query];
  });
  if (queries.length === 0) throw new Error(`${file}: holds no queries`);
  return queries;
}

function parseQuery(line: string): LanguageQuery | null {
  const value = parseJson(line);
  if (typeof value !== "object" || value === null) return null;
  const { text, language } = value as { text?: unknown; language?: unknown };
  return typeof text === "string" && typeof language === "string" ? { text, language } : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
