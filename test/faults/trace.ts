/** One system call of a trace, with the lines where it began and ended: the order in which that happened. */
export type Call = {
  readonly thread: string;
  readonly name: string;
  readonly text: string;
  readonly began: number;
  readonly ended: number;
};

/** Reads what `strace -f -o` wrote; a call that others came into spans two lines. */
export function callsIn(trace: string): readonly Call[] {
  const calls: Call[] = [];
  const open = new Map<string, Omit<Call, "ended">>();
  for (const [at, line] of trace.split("\n").entries()) {
    const [, thread = "", rest = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const began = /^(\w+)\(/.exec(rest);
    const earlier = open.get(thread);
    if (resumed !== null && earlier !== undefined)
      calls.push({ ...earlier, text: earlier.text + (resumed[1] ?? ""), ended: at });
    else if (began !== null && rest.endsWith("<unfinished ...>"))
      open.set(thread, { thread, name: began[1] ?? "", text: rest, began: at });
    else if (began !== null)
      calls.push({ thread, name: began[1] ?? "", text: rest, began: at, ended: at });
  }
  return calls;
}

export type Marked = {
  /** Part of its text that nothing else has. */ readonly mark: string;
  /** The number it was acknowledged with. */ readonly seq: number;
};

/** Why the trace does not show that this message was on the disk before anybody heard of it; null: it does. */
export function toldTooSoon(calls: readonly Call[], { mark, seq }: Marked): string | null {
  const written = calls.find(
    ({ name, text }) => /^p?writev?(64)?$/.test(name) && isJournal(text) && text.includes(mark),
  );
  if (written === undefined) return `${mark} was never written to the journal`;
  const synced = calls.find(
    ({ name, text, began }) =>
      name === "fdatasync" &&
      fileOf(text) === fileOf(written.text) &&
      began > written.ended &&
      / = 0\b/.test(text),
  );
  if (synced === undefined) return `${mark} was never synced`;
  const shown = calls.filter(({ text }) => isSocket(text) && text.includes(mark));
  const sockets = new Set(shown.map(({ text }) => fileOf(text)));
  const ack = calls.find(
    ({ text }) => sockets.has(fileOf(text)) && text.includes(acknowledged(seq)),
  );
  if (ack === undefined) return `the acknowledgement of ${mark} never left`;
  const early = [...shown, ack].find(({ began }) => began < synced.ended);
  return early === undefined
    ? null
    : `${mark} was told before it was synced: ${early.text.slice(0, 80)}`;
}

/** As it stands in a trace, where quotes are escaped. */
function acknowledged(seq: number): string {
  return `[{\\"ok\\":true,\\"value\\":{\\"seq\\":${seq},\\"made\\":`;
}

/** The first argument of a call, which is a file or socket with its name. */
function fileOf(text: string): string {
  return /^\w+\((\d+<[^>]*>)/.exec(text)?.[1] ?? "";
}

function isJournal(text: string): boolean {
  return /\/journal\/\d+\.log>$/.test(fileOf(text));
}

function isSocket(text: string): boolean {
  return /<(socket|TCP|TCPv6):/.test(fileOf(text).replace("->", " "));
}
