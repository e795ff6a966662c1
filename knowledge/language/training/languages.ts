import type { SourceNames } from "./sources.ts";

/** Languages that share a script are learned against each other. */
export const groups: readonly Readonly<Record<string, SourceNames>>[] = [
  {
    en: { ...same("en", "eng"), articles: "en" },
    sv: { ...same("sv", "swe"), articles: "sv" },
    lv: { ...same("lv", "lav", "041"), articles: "lv" },
    fil: { udhr: ["tgl"], cldr: "fil", stopWords: "tl", articles: "fil" },
    es: same("es", "spa"),
    pt: { ...same("pt", "por_BR", "por_PT"), django: ["pt", "pt_BR"] },
    fr: same("fr", "fra"),
    de: same("de", "deu_1996"),
    it: same("it", "ita"),
    nl: same("nl", "nld"),
    da: same("da", "dan"),
    nb: { udhr: ["nob"], django: ["nb"], cldr: "no", stopWords: "no" },
    fi: same("fi", "fin"),
    et: same("et"),
    lt: same("lt", "lit"),
    pl: same("pl", "pol"),
    cs: same("cs", "ces"),
    sk: same("sk", "slk"),
    hu: same("hu", "hun"),
    ro: same("ro", "ron_2006"),
    hr: same("hr", "hrv"),
    sl: same("sl", "slv"),
    tr: same("tr", "tur"),
    vi: same("vi", "vie"),
    id: same("id", "ind"),
    ca: same("ca", "cat"),
    is: same("is", "isl"),
  },
  {
    ru: same("ru", "rus"),
    uk: same("uk", "ukr"),
    bg: same("bg", "bul"),
    sr: same("sr", "srp_cyrl"),
  },
  { ar: same("ar", "arb"), fa: same("fa", "pes_1"), ur: same("ur", "urd") },
  { hi: same("hi", "hin"), mr: same("mr"), ne: same("ne") },
];

/** A language that has the same code in all sources but the declaration. */
function same(code: string, ...udhr: readonly string[]): SourceNames {
  return { udhr, django: [code], cldr: code, stopWords: code };
}
