const SELDOM_MS = 60_000;

/** Says each thing once a minute at most, where anybody may cause it as often as they like. */
export function seldom(now: () => number, say: (what: string) => void): (what: string) => void {
  const said = new Map<string, number>();
  return (what) => {
    const before = said.get(what);
    if (before !== undefined && now() < before + SELDOM_MS) return;
    said.set(what, now());
    say(what);
  };
}
