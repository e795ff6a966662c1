/**
 * Why data is not opened or taken over, in one line that says what to do. Thrown from wherever it is
 * found, and caught in one place.
 */
export class Refusal extends Error {}
