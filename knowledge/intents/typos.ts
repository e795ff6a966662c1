const SHORTEST = 5;
/** In words this long a wrong letter is a typo; in shorter ones it is mostly another word. */
const SHORTEST_REPLACED = 7;

/** Whether `typed` is `meant` with one slip: a letter left out, added, swapped or (if long) wrong. */
export function isSlipOf(typed: string, meant: string): boolean {
  if (typed === meant || meant.length < SHORTEST || typed.length < SHORTEST - 1) return false;
  const first = typed[0] === meant[0] && typed[typed.length - 1] === meant[meant.length - 1];
  switch (typed.length - meant.length) {
    case -1:
      return lacksOne(typed, meant) && (typed[0] === meant[0] || typed.length >= SHORTEST);
    case 1:
      return first && lacksOne(meant, typed);
    case 0:
      return (
        swapsTwo(typed, meant) || (meant.length >= SHORTEST_REPLACED && replacesOne(typed, meant))
      );
    default:
      return false;
  }
}

/** Whether `shorter` is `longer` without one letter. */
function lacksOne(shorter: string, longer: string): boolean {
  const at = firstDifference(shorter, longer);
  return shorter.slice(at) === longer.slice(at + 1);
}

function swapsTwo(typed: string, meant: string): boolean {
  const at = firstDifference(typed, meant);
  return (
    typed[at] === meant[at + 1] &&
    typed[at + 1] === meant[at] &&
    typed.slice(at + 2) === meant.slice(at + 2)
  );
}

function replacesOne(typed: string, meant: string): boolean {
  const at = firstDifference(typed, meant);
  return at > 0 && typed.slice(at + 1) === meant.slice(at + 1);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
