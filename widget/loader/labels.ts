/** What the launcher is called before the panel has its words. A test keeps them like the panel's. */
export const LABELS: Readonly<Record<string, string>> = {
  en: "Open chat",
  sv: "Öppna chatten",
  lv: "Atvērt čatu",
  th: "เปิดแชต",
  zh: "打开聊天",
  fil: "Buksan ang chat",
  tl: "Buksan ang chat",
  es: "Abrir el chat",
  de: "Chat öffnen",
  fr: "Ouvrir le chat",
  ar: "فتح المحادثة",
};

/** The language of the first of these tags (BCP 47, best first) that there is a text in; "": there is none. */
export function firstIn(texts: Readonly<Record<string, string>>, tags: readonly string[]): string {
  return tags.map(primary).find((language) => texts[language]) ?? "";
}

/** "sv" of "sv-SE". */
export function primary(tag: string): string {
  return (tag.split("-")[0] ?? "").toLowerCase();
}
