import { computed, signal } from "@preact/signals";
import { browserLanguages, pageLanguages } from "../browser.ts";
import { languageFor, languageOf, tagsIn } from "./language.ts";

const asked = signal(pageLanguages());

/** What the page asks for, best first, with commas between: the owner's setting, then its own language. */
export function askForLanguages(tags: string): void {
  asked.value = tags;
}

/** BCP 47 tags, best first: setting, page, browser. */
const wanted = computed(() => tagsIn([...asked.value.split(","), ...browserLanguages()]));

/** What the reader reads, whether there are words in it or not. */
export const readerLanguage = computed(() => wanted.value[0] ?? "en");

/** The language in use. */
export const language = computed(() => languageFor(wanted.value));

/** The reader's own way of writing times and numbers in it, if they have one: `en-GB` beside English words. */
export const readerLocale = computed(() =>
  wanted.value.find(
    (tag) => languageOf(tag) === language.value && new Intl.Locale(tag).region !== undefined,
  ),
);
