import type { ContactRecord } from "./contact-record.ts";
import { primary } from "./routing/need.ts";

type Tongue = Pick<ContactRecord, "language" | "writesIn">;

/** The languages (BCP 47) to speak to somebody in, the best first: what they write in, what their widget is in. */
function languagesOf({ language, writesIn = null }: Tongue): readonly string[] {
  // The widget says more of the same: "pt-BR", and not only "pt".
  const written = writesIn === null || isSameLanguage(writesIn, language) ? [] : [writesIn];
  return [...written, ...(language === null ? [] : [language])];
}

/** The one they write in as far as it is known, else their widget's; null: neither is known (SPEC TL1). */
export function languageOf(contact: Tongue): string | null {
  return languagesOf(contact)[0] ?? null;
}

/**
 * As an Accept-Language header has them ("th, en-GB"), for who has words in some languages only: the
 * first there are words in is taken (SPEC TL4). Undefined: nothing is known.
 */
export function wantedBy(contact: Tongue | undefined): string | undefined {
  const wanted = contact === undefined ? [] : languagesOf(contact);
  return wanted.length === 0 ? undefined : wanted.join(", ");
}

/** What they write in, where their widget is in another; null: it is not, or nothing is known. */
export function otherThanWidget({ language, writesIn = null }: Tongue): string | null {
  return writesIn === null || isSameLanguage(writesIn, language) ? null : writesIn;
}

/** "pt-BR" and "PT" are one language; so are "fil" and "tl". */
export function isSameLanguage(one: string, other: string | null): boolean {
  return other !== null && base(one) === base(other);
}

function base(tag: string): string {
  const first = primary(tag);
  return first === "tl" ? "fil" : first;
}
