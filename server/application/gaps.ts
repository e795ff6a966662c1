import { topicOf } from "../domain/gap-joining.ts";
import { gapsIn, type GapGroup } from "../domain/gaps.ts";
import { MASKED, mask } from "../domain/mask.ts";
import type { QuestionRecord } from "../domain/question-record.ts";
import { ARTICLE_LIMITS, GAP_QUESTIONS } from "../protocol/article-limits.ts";
import type { ArticleFields, Gap } from "../protocol/articles.ts";
import { cutAtWord } from "../protocol/cut-at-word.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { saveArticle, type Editor } from "./articles.ts";
import type { ArticleDeps } from "./article-store.ts";
import type { Found, LearningKnowledge } from "./learning-ports.ts";
import { changeQuestions, inGap, lateQuestions } from "./questions.ts";
import { get } from "./records.ts";
import { slowly } from "./slowly.ts";

/** From this score on a question is near to an article, and joined with those near to its translations. */
const NEAR_AT = 0.25;
/** An article that scores below this is not worth naming. */
const NAMED_AT = 0.15;
const GROUPS = 200;
/** Some turn out to be closed by what is known today. */
const LOOKED_AT = 300;
/** Wordings of a gap that are asked anew to see whether it is closed. */
const ASKED_ANEW = 5;
const BATCH = 500;

export interface Gaps {
  /** Dearest first, at most 200. */
  list(): Promise<readonly Gap[]>;
  /** Not for us, with all questions like these; or after all for us. */
  dismiss(questionIds: readonly string[], undo: boolean): Promise<Result<null>>;
  /** Adds the questions to an article as phrasings. */
  addPhrasings(editor: Editor, request: AddPhrasings): Promise<Result<null>>;
}

export type AddPhrasings = {
  readonly articleId: string;
  /** The version it was looked at in. */
  readonly expected: number;
  readonly questionIds: readonly string[];
  readonly agentId: string;
};

export function createGaps(deps: ArticleDeps, knowledge: LearningKnowledge): Gaps {
  const asked = createAskedAnew(knowledge);
  /** With whom each listed question was shown: a big gap goes as a whole, though not all of it was sent. */
  let together: ReadonlyMap<string, readonly string[]> = new Map();
  /** What went together goes back together, while this process runs: undoing follows within seconds. */
  const dismissed = new Map<string, readonly string[]>();
  let running: Promise<readonly Gap[]> | null = null;

  async function list(): Promise<readonly Gap[]> {
    const questions = await lateQuestions(deps);
    const groups = await slowly(gapsIn(questions, { nearAt: NEAR_AT, limit: LOOKED_AT }));
    const open = await slowly(openGaps(groups ?? [], asked, knowledge));
    const gaps = (open ?? []).slice(0, GROUPS);
    together = new Map(
      gaps.flatMap(({ group }) => {
        const ids = group.members.map(({ id }) => id);
        return ids.map((id) => [id, ids] as const);
      }),
    );
    await deps.store.settled();
    return gaps.map(({ gap }) => gap);
  }

  return {
    list() {
      // Everybody who asks while it is being found out gets the same.
      running ??= list().finally(() => (running = null));
      return running;
    },
    async dismiss(questionIds, undo) {
      const known = undo ? dismissed : together;
      const ids = [...new Set(questionIds.flatMap((id) => known.get(id) ?? [id]))];
      let found = 0;
      for (let at = 0; at < ids.length; at += BATCH)
        found += await changeQuestions(deps, ids.slice(at, at + BATCH), (question) =>
          question.dismissed === !undo ? question : { ...question, dismissed: !undo },
        );
      if (found === 0) return fail("not_found");
      for (const id of ids) {
        if (undo) dismissed.delete(id);
        else dismissed.set(id, ids);
      }
      return ok(null);
    },
    addPhrasings: (editor, request) => addPhrasings(deps, editor, request),
  };
}

type OpenGap = { readonly gap: Gap; readonly group: GapGroup };

function* openGaps(
  groups: readonly GapGroup[],
  asked: AskedAnew,
  knowledge: LearningKnowledge,
): Generator<void, readonly OpenGap[]> {
  const open: OpenGap[] = [];
  for (const group of groups) {
    const texts = wordings(group);
    if (texts.every((question) => isClosed(group, asked(question)))) continue;
    const representative = texts[0];
    const nearest =
      representative === undefined ? null : nearestIn(asked(representative), knowledge);
    open.push({ group, gap: asGap(group, nearest) });
    yield;
  }
  return open;
}

/** The most usual wording first, then the newest others. */
function wordings({ question, members }: GapGroup): readonly QuestionRecord[] {
  const first = members.filter(({ text }) => text === question).slice(0, 1);
  const others = new Map(
    members.filter(({ text }) => text !== question).map((one) => [one.text, one]),
  );
  return [...first, ...others.values()].slice(0, ASKED_ANEW);
}

/** Today it would be answered, and not with what people said did not help. */
function isClosed({ members }: GapGroup, { decision, hits }: Found): boolean {
  const topic = hits[0] === undefined ? null : topicOf(hits[0].articleId);
  if (decision !== "answer" || topic === null) return false;
  return !members.some(({ shown }) => shown.some((id) => topicOf(id) === topic));
}

function nearestIn({ hits }: Found, knowledge: LearningKnowledge): Gap["nearest"] {
  const best = hits[0];
  if (best === undefined || best.score < NAMED_AT) return null;
  const title = knowledge.title(best.articleId);
  return title === null ? null : { id: best.articleId, title, score: best.score };
}

function asGap(group: GapGroup, nearest: Gap["nearest"]): Gap {
  const { members, question, kind, agentAnswer } = group;
  return {
    id: members[0]?.id ?? "",
    question,
    questions: members.slice(0, GAP_QUESTIONS).map(inGap),
    times: members.length,
    languages: languagesOf(members),
    cost: Math.round(group.cost * 10) / 10,
    kind,
    nearest,
    agentAnswer,
  };
}

/** Most first. */
function languagesOf(members: readonly QuestionRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { language } of members)
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([language]) => language);
}

type AskedAnew = (question: QuestionRecord) => Found;

/** Remembers answers until something is known that was not. */
function createAskedAnew(knowledge: LearningKnowledge): AskedAnew {
  let version: object | null = null;
  let answers = new Map<string, Found>();
  return (question) => {
    const now = knowledge.version();
    if (now !== version) [version, answers] = [now, new Map()];
    const key = `${question.language}\n${question.text}`;
    const found = answers.get(key) ?? knowledge.ask(question);
    answers.set(key, found);
    return found;
  };
}

async function addPhrasings(
  deps: ArticleDeps,
  editor: Editor,
  { articleId, expected, questionIds, agentId }: AddPhrasings,
): Promise<Result<null>> {
  const article = await get(deps.store, "article", articleId);
  if (article === undefined || article.state.removedAt !== null) return fail("not_found");
  const stored = await Promise.all(questionIds.map((id) => get(deps.store, "question", id)));
  const questions = stored.flatMap((one) => (one === undefined ? [] : [one.state]));
  if (questions.length === 0) return fail("not_found");
  const { language, topic, fields } = article.state;
  const phrasings = withPhrasings(
    fields,
    questions.map(({ text }) => text),
  );
  if (phrasings === null) return fail("bad_request");
  const saved = await saveArticle(deps, editor, {
    language,
    topic,
    expected,
    fields: { ...fields, phrasings },
  });
  if (!saved.ok) return saved;
  const at = deps.clock.now();
  await changeQuestions(deps, questionIds, (question) => ({
    ...question,
    taughtTo: articleId,
    judged: { articleId, by: agentId, at },
  }));
  return saved;
}

/** Null: there is no room for so many, or none of them says anything once masked. */
function withPhrasings({ phrasings }: ArticleFields, texts: readonly string[]): string[] | null {
  const known = new Set(phrasings.map((one) => one.toLowerCase()));
  const fresh = new Map<string, string>();
  for (const text of texts) {
    const phrasing = cutAtWord(mask(text), ARTICLE_LIMITS.phrasing);
    if (phrasing.replaceAll(MASKED, "").trim() !== "" && !known.has(phrasing.toLowerCase()))
      fresh.set(phrasing.toLowerCase(), phrasing);
  }
  const all = [...phrasings, ...fresh.values()];
  const says = texts.some((text) => mask(text).replaceAll(MASKED, "").trim() !== "");
  return all.length > ARTICLE_LIMITS.phrasings || !says ? null : all;
}
