import { itemOf, type FoundItems, type ImportItem, type Remark } from "./read-item.ts";
import { namedTag } from "./language-tags.ts";

/** One article a line, as `{"title": …, "body": …, "questions": […], "language": …}`; or one array of them. */
export function readJsonl(text: string): FoundItems {
  const whole = text.replace(/^\uFEFF/, "");
  const list = /^\s*\[/.test(whole) ? parsed(whole) : undefined;
  if (Array.isArray(list)) return collected(list.map((value: unknown) => ({ value, line: null })));
  const lines = whole.split("\n").map((line, i) => ({ text: line.trim(), line: i + 1 }));
  return collected(
    lines
      .filter((line) => line.text !== "")
      .map((line) => ({ value: parsed(line.text), line: line.line })),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function collected(
  values: readonly { readonly value: unknown; readonly line: number | null }[],
): FoundItems {
  const items: ImportItem[] = [];
  const skipped: Remark[] = [];
  for (const { value, line } of values) {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      items.push(localised(itemOf(new Map(Object.entries(value)), { line }), value));
    else
      skipped.push({
        line,
        why: `it is not ${value === undefined ? "JSON" : "an object"}; write one article a line, as {"title": "…", "body": "…"}`,
      });
  }
  return { items, skipped };
}

/** Our own ids say the language, too: `sv/gift-cards`. */
function localised(item: ImportItem, value: object): ImportItem {
  const id: unknown = Object.hasOwn(value, "id") ? Reflect.get(value, "id") : undefined;
  if (item.language !== null || typeof id !== "string") return item;
  const parts = id.split("/");
  return parts.length === 2 ? { ...item, language: namedTag(parts[0]) } : item;
}
