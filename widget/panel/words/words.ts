import { effect, signal } from "@preact/signals";
import { after } from "../browser.ts";
import type { FirstWords } from "./first/en.ts";
import type { Language } from "./language.ts";
import { language } from "./spoken.ts";

type Files<W> = Readonly<Record<Language, () => Promise<{ readonly words: W }>>>;

const FILES: Files<FirstWords> = {
  en: () => import("./first/en.ts"),
  sv: () => import("./first/sv.ts"),
  lv: () => import("./first/lv.ts"),
  th: () => import("./first/th.ts"),
  "zh-Hans": () => import("./first/zh-hans.ts"),
  fil: () => import("./first/fil.ts"),
  es: () => import("./first/es.ts"),
  de: () => import("./first/de.ts"),
  fr: () => import("./first/fr.ts"),
  ar: () => import("./first/ar.ts"),
};

/** The words of the language in use: fetched, kept in step with it, never without them once they were there. */
export function followWords<W>(files: Files<W>): {
  words(): W;
  ready(): boolean;
} {
  const held = signal<W | null>(null);
  const fetch = (wanted: Language) => {
    files[wanted]().then(
      (file) => {
        if (wanted === language.value) held.value = file.words;
      },
      () => after(2_000, () => wanted === language.value && fetch(wanted)),
    );
  };
  effect(() => fetch(language.value));
  return {
    words() {
      if (held.value === null) throw new Error("The words are not here yet.");
      return held.value;
    },
    ready: () => held.value !== null,
  };
}

const first = followWords(FILES);

/** The words of the first screen. */
export const words = first.words;
/** Nothing can be shown before. */
export const wordsReady = first.ready;
