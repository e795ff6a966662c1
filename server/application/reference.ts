/** What customers read out on the phone: "CAS-1042". */
export function formatReference(number: number): string {
  return `CAS-${number}`;
}

/** The first reference is this plus one. */
export const FIRST_REFERENCE = 1_000;
