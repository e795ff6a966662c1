import { languageOf } from "../article-formats/article-file.ts";
import { hasName, namedTag } from "../article-formats/language-tags.ts";
import type { FoundItems, ImportItem, Remark } from "../article-formats/read-item.ts";
import { whyNot } from "../article-formats/tidy.ts";
import { freeTopic, topicOf } from "../article-formats/topic.ts";
import { articleId, type ArticleRecord, type Hashed } from "../domain/article.ts";
import type { Spell } from "../domain/categories.ts";
import { decideSave } from "../domain/article-edit.ts";
import type {
  ArticleFields,
  ArticleImport,
  ImportRemark,
  ImportReport,
} from "../protocol/articles.ts";
import {
  allArticles,
  changeArticle,
  commitSteps,
  spellingIn,
  type ArticleDeps,
} from "./article-store.ts";
import { hashed, type Editor } from "./articles.ts";
import type { Stored } from "./ports.ts";

/** Nobody's knowledge base is larger; what lies beyond is said to be left out. */
const MOST_ARTICLES = 20_000;
const MOST_SKIPPED = 1_000;
const MOST_NOTES = 1_000;
const AT_ONCE = 250;

type Row = ImportReport["items"][number];

/** An article as it would be saved. */
type Draft = {
  readonly row: Row;
  readonly language: string;
  readonly topic: string;
  readonly text: Hashed;
  readonly expected: number;
  readonly stored: Stored<ArticleRecord> | null;
};

/**
 * Takes articles over from files, or says what would happen: the same way, up to the saving. What
 * cannot be taken is told with its place and what to do; it keeps nothing else from being taken.
 */
export async function importArticles(
  deps: ArticleDeps,
  who: Editor,
  asked: ArticleImport,
): Promise<ImportReport> {
  const stored = new Map((await allArticles(deps)).map((one) => [one.id, one]));
  const plan = new ImportPlan(asked, stored);
  // The readers of every format are loaded by the first import: most servers never see one.
  const { readImport } = await import("../article-formats/read-import.ts");
  for (const { name, text } of asked.files) {
    plan.addFile(name, readImport(name, text));
    // Others want to be served while thousands of files are read.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (asked.mode === "apply") await saveAll(deps, who, plan);
  return {
    applied: asked.mode === "apply",
    items: plan.drafts.map(({ row }) => row),
    skipped: plan.skipped,
    notes: plan.notes,
  };
}

class ImportPlan {
  readonly drafts: Draft[] = [];
  readonly skipped: ImportRemark[] = [];
  readonly notes: ImportRemark[] = [];
  readonly #asked: ArticleImport;
  readonly #stored: ReadonlyMap<string, Stored<ArticleRecord>>;
  readonly #taken = new Set<string>();
  readonly #spell: Spell;

  constructor(asked: ArticleImport, stored: ReadonlyMap<string, Stored<ArticleRecord>>) {
    this.#asked = asked;
    this.#stored = stored;
    this.#spell = spellingIn([...stored.values()]);
  }

  addFile(name: string, { items, skipped, notes = [] }: FoundItems): void {
    for (const note of notes) this.#note({ file: name, ...note });
    const refused = items.flatMap((item) => this.#add(name, item) ?? []);
    const all = [...skipped, ...refused].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    for (const { line, why } of all) this.skip({ file: name, line, why });
  }

  skip(row: ImportRemark): void {
    if (this.skipped.length < MOST_SKIPPED) this.skipped.push(row);
    else if (this.skipped.length === MOST_SKIPPED)
      this.skipped.push({
        ...row,
        line: null,
        why: "there is more like this; correct what is said above first",
      });
  }

  /** What holds for many lines of a file is said at the first. */
  #note(row: ImportRemark): void {
    const isSaid = this.notes.some(({ file, why }) => file === row.file && why === row.why);
    if (!isSaid && this.notes.length < MOST_NOTES) this.notes.push(row);
  }

  /** Why it cannot be taken; null: it was. */
  #add(file: string, item: ImportItem): Remark | null {
    const { line } = item;
    if (this.drafts.length >= MOST_ARTICLES)
      return {
        line: null,
        why: `there are more than ${MOST_ARTICLES} articles; import them in parts`,
      };
    const language = item.language ?? languageIn(file) ?? languageOf(this.#asked.language) ?? "en";
    const topic = this.#topicFor(item, language);
    if (topic === null)
      return {
        line,
        why: `${articleId(language, item.topic ?? "")} has come already; give it another id or file name`,
      };
    const stored = this.#stored.get(articleId(language, topic)) ?? null;
    const there = stored === null || stored.state.removedAt !== null ? null : stored.state;
    const text = hashed(this.#fieldsOf(item, there?.fields));
    const why = whyNot(text.fields);
    if (why !== null) return { line, why };
    this.#taken.add(articleId(language, topic));
    this.drafts.push(this.#draft({ file, language, topic, text, stored, there }));
    this.#noteUnknown(item, { file, language });
    return null;
  }

  #noteUnknown(
    { line, unknownLanguage, unknownStatus, ...item }: ImportItem,
    { file, language }: { readonly file: string; readonly language: string },
  ): void {
    if (item.language !== null && !hasName(item.language))
      this.#note({
        file,
        line,
        why: `"${item.language}" is a language few write in; if it is a slip, write one such as sv or Swedish`,
      });
    if (unknownLanguage !== null)
      this.#note({
        file,
        line,
        why: `"${unknownLanguage.slice(0, 40)}" is no language we know, so it is taken as ${language}; write one such as sv or Swedish`,
      });
    if (unknownStatus !== null)
      this.#note({
        file,
        line,
        why: `"${unknownStatus.slice(0, 40)}" is no status we know, so it is taken as a draft; write draft or published`,
      });
  }

  /** What the file does not say is as in the article that is there, else as was asked for. */
  #fieldsOf(item: ImportItem, there: ArticleFields | undefined): ArticleFields {
    const body = item.body === "" ? (there?.body ?? "") : item.body;
    const status = item.status ?? there?.status ?? this.#asked.status;
    return {
      title: item.title,
      body,
      phrasings: [...(item.phrasings ?? there?.phrasings ?? [])],
      category: this.#spell(item.category ?? there?.category ?? this.#asked.category),
      popular: item.popular ?? there?.popular ?? false,
      // Nobody can be answered with a text that is not there yet.
      status: body === "" ? "draft" : status,
    };
  }

  /** Null: it names one that has come already. */
  #topicFor({ topic, title }: ImportItem, language: string): string | null {
    const isTaken = (one: string) => this.#taken.has(articleId(language, one));
    if (topic === null) return freeTopic(topicOf(title), isTaken);
    return isTaken(topic) ? null : topic;
  }

  #draft({
    file,
    there,
    ...draft
  }: Pick<Draft, "language" | "topic" | "text" | "stored"> & {
    readonly file: string;
    readonly there: ArticleRecord | null;
  }): Draft {
    const { language, topic, text, stored } = draft;
    const what =
      there === null
        ? "new"
        : there.hash === text.hash
          ? "same"
          : this.#asked.existing === "keep"
            ? "kept"
            : "replaces";
    const { title, phrasings } = text.fields;
    const id = articleId(language, topic);
    const row: Row = { file, id, title, phrasings: phrasings.length, what };
    return { ...draft, row, expected: stored?.state.revision ?? 0 };
  }
}

/** The folder a file lies in may say its language: `sv/gift-cards.md`. */
function languageIn(file: string): string | null {
  const folders = file.split(/[/\\]/).slice(0, -1);
  return namedTag(folders.at(-1));
}

async function saveAll(deps: ArticleDeps, who: Editor, plan: ImportPlan): Promise<void> {
  const wanted = plan.drafts.filter(({ row }) => row.what === "new" || row.what === "replaces");
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    if (await saveTogether(deps, who, some)) continue;
    for (const draft of some) await saveOne(deps, who, { draft, plan });
  }
}

/** In one commit; false if one of them changed since the plan was made. */
function saveTogether(deps: ArticleDeps, who: Editor, drafts: readonly Draft[]): Promise<boolean> {
  const steps = drafts.flatMap((draft) => {
    const decided = decideSave(draft.stored?.state ?? null, saveOf(deps, who, draft));
    return decided.ok && decided.value !== null
      ? [{ expected: draft.stored?.version ?? 0, step: decided.value }]
      : [];
  });
  return commitSteps(deps, steps);
}

async function saveOne(
  deps: ArticleDeps,
  who: Editor,
  { draft, plan }: { readonly draft: Draft; readonly plan: ImportPlan },
): Promise<void> {
  const save = saveOf(deps, who, draft);
  const done = await changeArticle(deps, draft.row.id, (before) => decideSave(before, save));
  if (done.ok) return;
  plan.drafts.splice(plan.drafts.indexOf(draft), 1);
  const why = "somebody changed this article meanwhile; look at it and import once more";
  plan.skip({ file: draft.row.file, line: null, why });
}

function saveOf(
  { clock }: ArticleDeps,
  { name }: Editor,
  { language, topic, text, expected }: Draft,
) {
  return { language, topic, text, expected, at: clock.now(), by: name, what: "imported" } as const;
}
