const UNSTORABLE = /[\0~\p{Surrogate}]/gu;
const SPELLED = /~([0-9a-f]{4})/g;

/** Any string as text PostgreSQL can hold; different ones stay different. */
export function dbText(text: string): string {
  return text.replace(UNSTORABLE, (c) => `~${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What `dbText` was given. */
export function plainText(stored: string): string {
  return stored.replace(SPELLED, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
