import { ADDRESS } from "./address.ts";

/** What an owner may ask before a person is called. Plain functions: the widget uses them too. */
export const FIELD_KINDS = ["name", "email", "phone", "choice", "text"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Words by language (BCP 47). */
export type Labels = Readonly<Record<string, string>>;

export type PreChatOption = { readonly id: string; readonly labels: Labels };

export type PreChatField = {
  readonly kind: FieldKind;
  readonly required: boolean;
  /** None in a language: as the widget calls such a field. */
  readonly labels: Labels;
  /** What can be chosen; none for other kinds. */
  readonly options: readonly PreChatOption[];
};

/** What was filled in, by kind of field; of a choice its option's id. */
export type PreChatAnswers = Readonly<Partial<Record<FieldKind, string>>>;

/** What a visitor is to be asked, with what is known of them already. */
export type PreChat = {
  readonly fields: readonly PreChatField[];
  readonly known: PreChatAnswers;
};

/** missing: it is required. wrong: it does not look like one. */
export type AnswerProblem = "missing" | "wrong";

/** Longest answers, in UTF-16 code units. */
export const LONGEST_ANSWER: Readonly<Record<FieldKind, number>> = {
  name: 80,
  email: 254,
  phone: 40,
  choice: 40,
  text: 1_000,
};

/** What is not right with the answers, by field. Pure. */
export function problemsIn(
  fields: readonly PreChatField[],
  answers: PreChatAnswers,
): Readonly<Partial<Record<FieldKind, AnswerProblem>>> {
  const problems: Partial<Record<FieldKind, AnswerProblem>> = {};
  for (const field of fields) {
    const answer = (answers[field.kind] ?? "").trim();
    if (answer !== "" && !fits(field, answer)) problems[field.kind] = "wrong";
    if (answer === "" && field.required) problems[field.kind] = "missing";
  }
  return problems;
}

function fits({ kind, options }: PreChatField, answer: string): boolean {
  if (answer.length > LONGEST_ANSWER[kind]) return false;
  switch (kind) {
    case "email":
      return ADDRESS.test(answer);
    case "phone":
      return /^\+?[0-9(][0-9 ()./-]{3,}[0-9]$/.test(answer);
    case "choice":
      return options.some(({ id }) => id === answer);
    case "name":
    case "text":
      return true;
    default:
      return kind satisfies never;
  }
}

/** In the reader's language, else in one of its kin, else "". Pure. */
export function labelIn(labels: Labels, language: string): string {
  const kin = Object.keys(labels).find((tag) => primary(tag) === primary(language));
  return labels[language] || (kin === undefined ? "" : (labels[kin] ?? ""));
}

function primary(tag: string): string {
  return (tag.split("-")[0] ?? "").toLowerCase();
}

/** What an option is called in some language: an option has to be called something. Pure. */
export function optionIn({ labels }: PreChatOption, language: string): string {
  return labelIn(labels, language) || labelIn(labels, "en") || (Object.values(labels)[0] ?? "");
}
