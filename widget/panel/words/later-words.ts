import type { LaterWords } from "./later/en.ts";
import { followWords } from "./words.ts";

const later = followWords<LaterWords>({
  en: () => import("./later/en.ts"),
  sv: () => import("./later/sv.ts"),
  lv: () => import("./later/lv.ts"),
  th: () => import("./later/th.ts"),
  "zh-Hans": () => import("./later/zh-hans.ts"),
  fil: () => import("./later/fil.ts"),
  es: () => import("./later/es.ts"),
  de: () => import("./later/de.ts"),
  fr: () => import("./later/fr.ts"),
  ar: () => import("./later/ar.ts"),
});

/** The words behind the first screen. */
export const laterWords = later.words;
export const laterWordsReady = later.ready;
