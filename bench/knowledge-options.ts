import { parseArgs } from "node:util";

export type KnowledgeOptions = {
  /** The folder with the question sets. */
  readonly sets: string;
  /** The Markdown file whose table is replaced. */
  readonly table: string;
};

/** Null: not understood. */
export function parseKnowledgeOptions(args: readonly string[]): KnowledgeOptions | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { sets: text, table: text } });
    const { sets = "../shared/knowledge-eval", table = "docs/answers.md" } = values;
    return { sets, table };
  } catch {
    return null;
  }
}
