export type Spread = { readonly p50: number; readonly p99: number };

/** The smallest value that `share` (0 to 1) of all values do not exceed. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function spread(values: readonly number[]): Spread {
  return { p50: rounded(percentile(values, 0.5)), p99: rounded(percentile(values, 0.99)) };
}

/** The value in the middle; of an even number of values, half-way between the middle two. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = (sorted.length - 1) / 2;
  const below = sorted[Math.floor(middle)] ?? Number.NaN;
  const above = sorted[Math.ceil(middle)] ?? Number.NaN;
  return (below + above) / 2;
}

/** Three decimals: microseconds, where the value is in milliseconds. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
