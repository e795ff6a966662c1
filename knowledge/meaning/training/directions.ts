const ROUNDS = 200;

/**
 * The directions in which vectors vary most, each of length 1, the one of most first (principal
 * components, by orthogonal iteration: G. Golub and C. Van Loan, "Matrix Computations", 4th edition,
 * 8.2.4).
 *
 * @param vectors with a mean of 0
 */
export function mainDirections(
  vectors: readonly (readonly number[])[],
  count: number,
): readonly (readonly number[])[] {
  const covariance = covarianceOf(vectors);
  // Any start will do that is in no plane and at no right angle to what is looked for.
  let found: readonly (readonly number[])[] = Array.from({ length: count }, (_, direction) =>
    covariance.map((_row, at) => Math.cos((at + 1) * (direction + 1))),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    found = orthonormal(found.map((direction) => covariance.map((row) => dot(row, direction))));
  }
  return found;
}

function covarianceOf(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = vectors[0]?.length ?? 0;
  const sums = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const vector of vectors) {
    vector.forEach((value, at) => {
      const row = sums[at] ?? [];
      for (let other = 0; other < size; other += 1) {
        row[other] = (row[other] ?? 0) + value * (vector[other] ?? 0);
      }
    });
  }
  return sums;
}

/** Gram and Schmidt's way to make vectors of length 1 at right angles, from the first on. */
function orthonormal(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const done: (readonly number[])[] = [];
  for (const vector of vectors) {
    const rest = done.reduce((left, one) => {
      const share = dot(left, one);
      return left.map((value, at) => value - share * (one[at] ?? 0));
    }, vector);
    const length = Math.sqrt(dot(rest, rest));
    done.push(rest.map((value) => value / length));
  }
  return done;
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
