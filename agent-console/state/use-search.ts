import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SearchResult } from "../../server/protocol/search.ts";
import { after } from "../browser.ts";
import { useDesk } from "./use-desk.ts";

/** Nothing is asked before somebody pauses this long. */
const PAUSE_MS = 200;

type Options = {
  /** Letters that are too few to look for. */
  readonly least?: number;
  /** Called as it is asked. */
  readonly asked?: (text: string) => void;
};

/**
 * What tickets, chats and contacts have the words typed. Null: nothing is looked for, or nothing is
 * known yet. Asked again when the connection comes back.
 */
export function useSearch(
  text: string,
  { least = 1, asked }: Options = {},
): ReadonlySignal<SearchResult | null> {
  const desk = useDesk();
  const result = useSignal<SearchResult | null>(null);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < least) {
      result.value = null;
      return undefined;
    }
    let over = false;
    const stop = after(PAUSE_MS, () => {
      asked?.(wanted);
      void desk.link.request("search:find", { text: wanted }).then((reply) => {
        // A slow answer to an older question says nothing about this one.
        if (reply.ok && !over) result.value = reply.value;
      });
    });
    return () => {
      over = true;
      stop();
    };
  }, [wanted, desk.link.status.value]);
  return result;
}
