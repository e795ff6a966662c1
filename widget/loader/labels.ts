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

/** @param tags BCP 47, best first */
export function inLanguages(
  texts: Readonly<Record<string, string>>,
  tags: readonly string[],
): string | undefined {
  return tags.map((tag) => texts[tag.split("-")[0] ?? ""]).find(Boolean);
}
