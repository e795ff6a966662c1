import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { settingsWords } from "../words/settings.ts";
import { askApi } from "./http.ts";
import { troubleWords } from "./trouble.ts";
import { useDesk } from "./use-desk.ts";

/** Settings as they are kept, with what else their form needs. */
type Kept<S> = { readonly revision: number; readonly settings: S };

/**
 * Settings that several may change: read once, saved on the revision that was read.
 * @param conflict said when somebody else was faster; theirs are shown then
 */
export function useSettings<O extends Kept<unknown>>(path: string, conflict: string) {
  const { toasts } = useDesk();
  const overview = useSignal<O | null>(null);
  const trouble = useSignal<string | null>(null);
  const read = async () => {
    const answer = await askApi<O>("GET", path);
    if (answer.ok) overview.value = answer.value;
    else trouble.value = troubleWords(answer);
  };
  useEffect(() => void read(), []);
  /** Whether what was edited is done with. */
  const save = async (settings: O["settings"]): Promise<boolean> => {
    const revision = overview.value?.revision ?? 0;
    const answer = await askApi<O>("PUT", path, { revision, settings });
    if (answer.ok) overview.value = answer.value;
    else if (answer.code === "conflict") await read();
    toasts.say(answer.ok ? settingsWords.saved : saidOf(answer, conflict));
    return answer.ok || answer.code === "conflict";
  };
  return { overview: overview.value, trouble: trouble.value, save };
}

function saidOf(
  answer: { readonly code: string; readonly message: string },
  conflict: string,
): string {
  return answer.code === "conflict" ? conflict : troubleWords(answer);
}
