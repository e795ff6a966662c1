import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Article } from "../article.ts";

/** A file that cannot be used; the message is one line that says what to change. */
export class BadFile extends Error {}

const articleLine = z.object({
  id: z.string().min(1),
  title: z.string().optional(),
  body: z.string().nullish(),
  questions: z.array(z.string()).optional(),
  language: z.string().min(1),
});

const queryLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  language: z.string().optional(),
  expected: z.string().nullish(),
});

export type Query = {
  readonly id: string;
  readonly text: string;
  /** Id of the article that answers it; null if none does. */
  readonly expected: string | null;
};

/** Articles of JSON Lines `{id, title, body?, questions[], language}`; each is a topic of its own. */
export function readArticles(file: string): readonly Article[] {
  const articles = readLines(file, articleLine).map(
    ({ id, title = "", body, questions = [], language }): Article => ({
      id,
      topic: id,
      title,
      body: body ?? "",
      phrasings: questions,
      language,
      category: "",
      updatedAt: "1970-01-01",
      popular: false,
    }),
  );
  const ids = new Set(articles.map(({ id }) => id));
  if (ids.size < articles.length) throw new BadFile(`${file}: two articles have the same id`);
  if (articles.length === 0) throw new BadFile(`${file}: has no articles`);
  return articles;
}

/** Questions of JSON Lines `{id, text, language, expected: article id | null}`. */
export function readQueries(file: string): readonly Query[] {
  const queries = readLines(file, queryLine).map(({ id, text, expected }, at): Query => ({
    id: String(id ?? at + 1),
    text,
    expected: expected ?? null,
  }));
  if (queries.length === 0) throw new BadFile(`${file}: has no questions`);
  return queries;
}

function readLines<Line>(file: string, schema: z.ZodType<Line>): readonly Line[] {
  const lines = readText(file)
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  return lines.flatMap((line, at): readonly Line[] => {
    if (line.trim() === "") return [];
    const parsed = schema.safeParse(parseJson(line, `${file}, line ${at + 1}`));
    if (parsed.success) return [parsed.data];
    const issue = parsed.error.issues[0];
    throw new BadFile(`${file}, line ${at + 1}: ${issue?.path.join(".")}: ${issue?.message}`);
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new BadFile(`${file}: can't be read (${error instanceof Error ? error.message : ""})`);
  }
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadFile(`${where}: is not JSON`);
  }
}
