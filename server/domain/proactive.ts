import { labelIn } from "../protocol/pre-chat.ts";
import type { PageRule, ProactiveRule, ProactiveSettings } from "../protocol/proactive.ts";
import type { ContactRecord } from "./contact-record.ts";

export const NO_PROACTIVE: ProactiveSettings = { rules: [] };

/** A message somebody opened belongs to what they write within so long (ms). */
export const OPENER_MS = 30 * 60_000;
/** Rules come and go; so many are remembered of one contact. */
const MOST_SHOWN = 100;

type Wish = {
  readonly rule: string;
  /** The reader's, as a BCP 47 tag. */
  readonly language: string;
  /** Somebody would answer now. */
  readonly staffed: boolean;
};

/** The words to show this contact now; null: none. Pure. */
export function wordsFor(
  { rules }: ProactiveSettings,
  contact: ContactRecord,
  { rule: id, language, staffed }: Wish,
): string | null {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined || !mayFire(rule, staffed)) return null;
  if (contact.activeId !== null || contact.blocked !== undefined) return null;
  if (contact.proactive?.shown.includes(id)) return null;
  const any = Object.values(rule.texts).find((text) => text !== "");
  return labelIn(rule.texts, language) || labelIn(rule.texts, "en") || (any ?? null);
}

function mayFire({ on, staffed: needsPeople }: ProactiveRule, staffed: boolean): boolean {
  return on && (!needsPeople || staffed);
}

export function shown(contact: ContactRecord, rule: string, text: string): ContactRecord {
  const before = contact.proactive?.shown ?? [];
  return {
    ...contact,
    proactive: {
      shown: [rule, ...before].slice(0, MOST_SHOWN),
      last: { rule, text, openedAt: null },
    },
  };
}

/** The same object: it was not the last they were shown, or is open already. */
export function opened(contact: ContactRecord, rule: string, at: number): ContactRecord {
  const { proactive } = contact;
  if (proactive?.last.rule !== rule || proactive.last.openedAt !== null) return contact;
  return { ...contact, proactive: { ...proactive, last: { ...proactive.last, openedAt: at } } };
}

/** What was said to them that the conversation they begin now answers; null: nothing. Pure. */
export function openerFor({ proactive, story }: ContactRecord, now: number): string | null {
  const { openedAt = null, text = null } = proactive?.last ?? {};
  if (openedAt === null || now - openedAt > OPENER_MS) return null;
  return story.some(({ startedAt }) => startedAt >= openedAt) ? null : text;
}

/** One contact who was two has been shown what either was. */
export function bothShown(
  into: ContactRecord,
  from: ContactRecord,
): Pick<ContactRecord, "proactive"> {
  const last = (into.proactive ?? from.proactive)?.last;
  if (last === undefined) return {};
  const all = [...(into.proactive?.shown ?? []), ...(from.proactive?.shown ?? [])];
  return { proactive: { shown: [...new Set(all)].slice(0, MOST_SHOWN), last } };
}

/** What pages are told: only of what may be shown now, and only what is asked for. Pure. */
export function pageRules({ rules }: ProactiveSettings, staffed: boolean): readonly PageRule[] {
  return rules.filter((rule) => mayFire(rule, staffed)).map(pageRule);
}

function pageRule({
  id,
  when: { page, seconds, scroll, visits, languages },
}: ProactiveRule): PageRule {
  return {
    id,
    ...(page === "" ? {} : { page }),
    ...(seconds === 0 ? {} : { seconds }),
    ...(scroll === 0 ? {} : { scroll }),
    ...(visits === 1 ? {} : { visits }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}
