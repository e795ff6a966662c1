import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { settingsWords } from "../words/settings.ts";
import { askApi } from "./http.ts";
import { rebased } from "./rebased.ts";
import { troubleWords } from "./trouble.ts";
import { useUnsaved } from "./unsaved.ts";
import { useDesk } from "./use-desk.ts";

/** Settings as they are kept, with what else their form needs. */
type Kept<S> = { readonly revision: number; readonly settings: S };

/** `on`: what was read when the edit began. */
type Edit<S> = { readonly on: Kept<S>; readonly settings: S };

type EditedSettings<O extends Kept<unknown>> = {
  readonly overview: O;
  /** As they stand here, saved or not. */
  readonly settings: O["settings"];
  readonly edited: boolean;
  /** Why the newest saving failed, in words; null: it did not. */
  readonly refusal: string | null;
  /** Made of the settings as they are by then: two changes may come before the first is drawn. */
  readonly edit: (change: (now: O["settings"]) => O["settings"]) => void;
  readonly discard: () => void;
  /** Whether they are in force. */
  readonly save: () => Promise<boolean>;
};

type SettingsRead<O extends Kept<unknown>> =
  | ({ readonly is: "here" } & EditedSettings<O>)
  /** `trouble`: why they cannot be read; null: they are on their way. */
  | { readonly is: "awaited"; readonly trouble: string | null };

/**
 * Settings that several may change, saved on the revision that was read. An edit outlives a look at
 * another page; one that comes too late stands on top of what somebody else made of them, to be saved again.
 */
export function useSettings<O extends Kept<unknown>>(path: string): SettingsRead<O> {
  const { toasts } = useDesk();
  const overview = useSignal<O | null>(null);
  const trouble = useSignal<string | null>(null);
  const refusal = useSignal<string | null>(null);
  const unsaved = useUnsaved<Edit<O["settings"]>>(path);
  const read = async () => {
    const answer = await askApi<O>("GET", path);
    if (answer.ok) overview.value = answer.value;
    else trouble.value = troubleWords(answer);
    return answer.ok ? answer.value : null;
  };
  useEffect(() => void read(), []);
  if (overview.value === null) return { is: "awaited", trouble: trouble.value };

  const rebase = (theirs: O) => {
    const mine = unsaved.value;
    if (mine === null) return;
    const base = mine.on.settings;
    const settings = rebased({ base, mine: mine.settings }, theirs.settings);
    unsaved.value = { on: theirs, settings };
  };
  const save = async () => {
    const mine = unsaved.value;
    if (mine === null) return false;
    const { revision } = mine.on;
    const answer = await askApi<O>("PUT", path, { revision, settings: mine.settings });
    if (answer.ok) {
      overview.value = answer.value;
      unsaved.value = null;
      toasts.say(settingsWords.saved);
    } else {
      // What is named in them, teams say, may be gone meanwhile.
      const theirs = await read();
      if (answer.code === "conflict" && theirs !== null) rebase(theirs);
    }
    refusal.value = answer.ok ? null : refusalOf(answer);
    return answer.ok;
  };
  return {
    is: "here",
    overview: overview.value,
    settings: unsaved.value?.settings ?? overview.value.settings,
    edited: unsaved.value !== null,
    refusal: refusal.value,
    edit: (change) => {
      const on = unsaved.value?.on ?? overview.value;
      if (on === null) return;
      unsaved.value = { on, settings: change(unsaved.value?.settings ?? on.settings) };
    },
    discard: () => {
      unsaved.value = null;
      refusal.value = null;
    },
    save,
  };
}

function refusalOf(answer: { readonly code: string; readonly message: string }): string {
  return answer.code === "conflict" ? settingsWords.changedMeanwhile : troubleWords(answer);
}
