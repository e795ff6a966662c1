const MINUTE = 60_000;

/** A moment (epoch ms) as a `datetime-local` field holds it, in this device's zone; null: empty. */
export function toLocal(at: number | null): string {
  if (at === null) return "";
  const ahead = new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(at - ahead).toISOString().slice(0, 16);
}

/** The moment such a field says; null: it is empty, or no time. */
export function fromLocal(text: string): number | null {
  const at = text === "" ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
