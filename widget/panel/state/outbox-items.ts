import type { OutboxItem } from "../../link/outbox.ts";

/** What is stored of the outbox; whatever else stands there is not ours to send. */
export function readItems(stored: string | null): readonly OutboxItem[] {
  try {
    const items: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(items) ? items.filter(isItem) : [];
  } catch {
    return [];
  }
}

function isItem(item: unknown): item is OutboxItem {
  const {
    id,
    conversationId,
    text,
    files = [],
    kind,
    state,
  } = Object(item) as Record<string, unknown>;
  const texts = [id, conversationId, text].every((field) => typeof field === "string");
  return (
    texts &&
    Array.isArray(files) &&
    /^(start|message|leave) (waiting|sending|failed)$/.test(`${kind} ${state}`)
  );
}
