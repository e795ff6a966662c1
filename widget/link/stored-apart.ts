import type { OutboxItem, OutboxPorts } from "./outbox.ts";

/** What a browser keeps, by key. */
export interface Shelf {
  keys(): readonly string[];
  read(key: string): string | null;
  /** null removes it. */
  write(key: string, text: string | null): void;
  /** Resolves when it would outlive the browser being killed; where there is a way. */
  keep?: (key: string, text: string) => Promise<unknown>;
}

export type ApartOptions = {
  readonly prefix: string;
  /** The item a stored text holds; none, if it is not ours. */
  readonly parse: (text: string | null) => readonly OutboxItem[];
};

/**
 * Keeps every item of an outbox under a key of its own. Tabs write in the same moment, and each sees
 * what the other wrote a little later: of a list under one key, the slower would take out again what
 * the faster put in.
 */
export function storedApart(
  shelf: Shelf,
  { prefix, parse }: ApartOptions,
): Pick<OutboxPorts, "load" | "save"> {
  return {
    load: () =>
      shelf
        .keys()
        .flatMap((key) => (key.startsWith(prefix) ? parse(shelf.read(key)) : []))
        .sort((a, b) => a.writtenAt - b.writtenAt),
    save: (id, item) => shelf.write(prefix + id, item && JSON.stringify(item)),
  };
}
