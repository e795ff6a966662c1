import type { TeamBecause } from "../../protocol/routing-decision.ts";
import type { RoutingRule, RoutingSettings } from "../../protocol/routing.ts";
import type { Need, NeededSkill } from "./waiting-chat.ts";

/** What is known of a chat that asks for a person. */
export type Asking = {
  /** What the visitor said it is about; null: nothing. */
  readonly choice: string | null;
  /** The page it asked from (URL); null: not known. */
  readonly page: string | null;
  /** Category of the article shown last; null: none was. */
  readonly category: string | null;
  readonly question: string;
  /** The team they chose themselves before the chat; null: none. */
  readonly chosen: string | null;
  /** The contact's (BCP 47); null: not known. */
  readonly language: string | null;
};

/** What a chat asks of whoever takes it: what the rules say, and the contact's own language. */
export function needOf(settings: RoutingSettings, asking: Asking, speaks: Speaks): Need {
  const found = settings.rules.filter((rule) => matches(rule, asking));
  const { teamId } = teamFor(settings, asking);
  const tier = found.find((rule) => rule.tier !== null)?.tier ?? 1;
  const skills = (found.find((rule) => rule.skills.length > 0)?.skills ?? []).map((one) => ({
    ...one,
    ...nameOf(settings, one.skill),
  }));
  const language = languageFor(settings, { teamId, language: asking.language }, speaks);
  return { teamId, tier, skills, language };
}

/** Whose a chat is, and what says so. */
export function teamFor(
  { teams, rules }: RoutingSettings,
  asking: Asking,
): { readonly teamId: string; readonly because: TeamBecause } {
  const chosen = teams.find(({ id }) => id === asking.chosen)?.id;
  if (chosen !== undefined) return { teamId: chosen, because: { is: "chosen" } };
  const rule = rules.find((one) => one.teamId !== null && matches(one, asking));
  if (rule?.teamId == null)
    return { teamId: teams[0]?.id ?? "everybody", because: { is: "nothing" } };
  return { teamId: rule.teamId, because: { is: "rule", on: rule.on, text: rule.is } };
}

function nameOf({ skills }: RoutingSettings, skill: string): Pick<NeededSkill, "name"> {
  const name = skills.find(({ id }) => id === skill)?.name;
  return name === undefined ? {} : { name };
}

type Speaks = (teamId: string, language: string) => boolean;

/** What a team asks for of a contact's language (BCP 47; null: not known). */
export function languageFor(
  { teams, limits }: RoutingSettings,
  { teamId, language }: { readonly teamId: string; readonly language: string | null },
  speaks: Speaks,
): Need["language"] {
  if (language === null) return null;
  const tag = primary(language);
  const required = teams
    .find(({ id }) => id === teamId)
    ?.languages.find((one) => primary(one.tag) === tag);
  if (required !== undefined) return { tag, level: required.level };
  // Nobody is kept waiting for a language that nobody in the team speaks, unless it is required.
  return limits.matchLanguage && speaks(teamId, tag) ? { tag, level: 1 } : null;
}

/** "pt-BR" and "PT" are one language to whoever answers. */
export function primary(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? "").toLowerCase();
}

function matches({ on, is }: RoutingRule, { choice, page, category, question }: Asking): boolean {
  switch (on) {
    case "choice":
      return choice === is;
    case "page":
      return page !== null && pathOf(page).startsWith(is.startsWith("/") ? is : `/${is}`);
    case "category":
      return category?.toLowerCase() === is.toLowerCase();
    case "words":
      return within(question, is);
    default:
      return on satisfies never;
  }
}

/** Any of the words or phrases (parted by commas) as whole words; languages without spaces as they stand. */
function within(question: string, wanted: string): boolean {
  const text = ` ${plain(question)} `;
  return wanted
    .split(",")
    .map(plain)
    .filter((phrase) => phrase !== "")
    .some((phrase) =>
      UNSPACED.test(phrase) ? text.includes(phrase) : text.includes(` ${phrase} `),
    );
}

const UNSPACED = /[\p{Script=Han}\p{Script=Thai}]/u;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function pathOf(url: string): string {
  try {
    return new URL(url, "https://page.invalid").pathname;
  } catch {
    return "";
  }
}
