import { ARTICLE_LIMITS } from "../../../server/protocol/article-limits.ts";
import { cutAtWord } from "../../../server/protocol/cut-at-word.ts";
import { newId } from "../../../widget/link/ids.ts";
import type { Desk } from "../../state/desk.ts";
import { go, writingAt } from "../../state/here.ts";
import { NO_FIELDS, phrasingsIn } from "../editor/edit.ts";
import { newName } from "../state/kept-edits.ts";
import { knowledgeOf } from "../state/store.ts";

export type AnswerGiven = {
  /** What the visitor asked first; empty: not known. */
  readonly question: string;
  readonly answer: string;
  readonly language: string | null;
};

/** Opens the editor with an agent's answer as the text, and the question as title and phrasing. */
export function draftArticle(desk: Desk, { question, answer, language }: AnswerGiven): void {
  const store = knowledgeOf(desk);
  const title = cutAtWord(question.split("\n")[0] ?? "", ARTICLE_LIMITS.title);
  const phrasings = phrasingsIn(question).map((line) => cutAtWord(line, ARTICLE_LIMITS.phrasing));
  const fields = { ...NO_FIELDS, title, body: answer, phrasings };
  const offered = store.overview.value;
  const edit = {
    expected: 0,
    base: NO_FIELDS,
    fields,
    language:
      knownLanguage(language, offered?.languages ?? []) ??
      offered?.settings.fallbackLanguage ??
      "en",
  };
  const key = newId();
  store.edits.keep(newName(key), edit);
  go(writingAt({ is: "new", key }));
}

/** "sv-SE" is Swedish where there are articles in "sv". */
function knownLanguage(tag: string | null, languages: readonly string[]): string | null {
  if (tag === null) return null;
  const [primary] = tag.split("-");
  return (
    languages.find((each) => each === tag) ?? languages.find((each) => each === primary) ?? null
  );
}
