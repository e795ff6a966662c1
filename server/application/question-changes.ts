import type { Step } from "../domain/consequences.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import { questionsAfter, questionsTouched } from "../domain/question-after.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, write } from "./records.ts";

type Asked = {
  readonly step: Step;
  readonly context: { readonly contact: Stored<ContactRecord> };
};

/** What a step teaches of the questions in its conversation: part of the same commit (SPEC L1). */
export async function questionChanges(
  { store, timings, knowledge }: Pick<Deps, "store" | "timings" | "knowledge">,
  { step, context }: Asked,
): Promise<readonly Change<unknown>[]> {
  const ids = questionsTouched(step);
  if (ids.length === 0) return [];
  const stored = (await Promise.all(ids.map((id) => get(store, "question", id)))).filter(
    (one) => one !== undefined,
  );
  const versions = new Map(stored.map(({ id, version }) => [id, version]));
  const known = new Set(stored.map(({ state }) => state));
  const prior = context.contact.state.language;
  const after = questionsAfter([...known], step, {
    languageOf: (text) => knowledge.languageOf?.(text, prior) ?? prior,
  });
  return after
    .filter((question) => !known.has(question))
    .map((state) =>
      write({ kind: "question", expected: versions.get(state.id) ?? 0, state }, timings),
    );
}
