/** Reads what the page's storage keeps, or writes it; the storage may be forbidden. */
export function kept(key: string, value?: string): string | null {
  try {
    if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    // Only costs the preload on the next page.
    return null;
  }
}
