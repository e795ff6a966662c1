import type { Tallies } from "../stores/archive/kept.ts";
import { totalsOf } from "../stores/archive/records-file.ts";

const EVERY_MS = 1_000;

/** Says how far it is, once a second at most. */
export function progress(
  say: (line: string) => void,
  done: string,
  all: number | null,
): (records: number) => void {
  let next = Date.now() + EVERY_MS;
  return (records) => {
    if (Date.now() < next) return;
    next = Date.now() + EVERY_MS;
    say(`${done} ${records}${all === null ? "" : ` of ${all}`} records …`);
  };
}

/** "1 file", "2 files". */
export function counted(many: number, what: "event" | "file" | "record"): string {
  return `${many} ${what}${many === 1 ? "" : "s"}`;
}

/** What was compared, kind by kind. */
export function tallyLines(tallies: Tallies): readonly string[] {
  const { records, events } = totalsOf(tallies);
  const lines = [...tallies].map(
    ([kind, one]) =>
      `  ${kind.padEnd(14)}${String(one.records).padStart(9)} records${String(one.events).padStart(10)} events   ${one.checksum.slice(0, 16)}`,
  );
  return [
    ...lines,
    `Both sides agree: ${counted(records, "record")} with ${counted(events, "event")}.`,
  ];
}
