import { signal, type Signal } from "@preact/signals";
import type { RoutingOverview, RoutingSettings } from "../../../server/protocol/routing.ts";
import { troubleWords } from "../../state/trouble.ts";
import type { Desk } from "../../state/desk.ts";
import type { Answer } from "../../state/http.ts";
import { useDesk } from "../../state/use-desk.ts";
import { routingWords } from "../../words/routing.ts";
import { fetchRouting, saveAgent, saveRouting } from "./api.ts";
import { NO_PROBLEMS, problemsOf, withoutProblems, type Problems } from "./problems.ts";

/** Settings being edited: one draft over all tabs, saved as one. */
export interface RoutingStore {
  readonly overview: Signal<RoutingOverview | null>;
  /** What is not saved yet; null: nothing. */
  readonly draft: Signal<RoutingSettings | null>;
  readonly problems: Signal<Problems>;
  /** Why the newest asking failed as a whole, in words; null: it did not. */
  readonly trouble: Signal<string | null>;
  readonly busy: Signal<boolean>;
  refresh(): Promise<void>;
  /** `at`: the field's path, so that what was said of it goes. */
  edit(at: string, settings: RoutingSettings): void;
  discard(): void;
  save(): Promise<void>;
  /** One agent's; answers with what is wrong, by field, or null where nothing is. */
  saveAgent(body: Parameters<typeof saveAgent>[0]): Promise<Problems | null>;
}

const stores = new WeakMap<Desk, RoutingStore>();

/** One for each desk, so that a draft outlives a look at another page. */
export function useRouting(): RoutingStore {
  const desk = useDesk();
  const known = stores.get(desk) ?? openStore(desk);
  stores.set(desk, known);
  return known;
}

function openStore(desk: Desk): RoutingStore {
  const overview = signal<RoutingOverview | null>(null);
  const draft = signal<RoutingSettings | null>(null);
  const problems = signal<Problems>(NO_PROBLEMS);
  const trouble = signal<string | null>(null);
  const busy = signal(false);

  const take = (answer: Answer<RoutingOverview>): boolean => {
    trouble.value = answer.ok || answer.issues !== undefined ? null : troubleWords(answer);
    if (answer.ok) overview.value = answer.value;
    return answer.ok;
  };
  const saved = () => desk.toasts.say(routingWords.saved);

  return {
    overview,
    draft,
    problems,
    trouble,
    busy,
    async refresh() {
      // What is edited here was made from what was read then; saving says if that changed.
      const answer = await fetchRouting();
      if (draft.value === null || !answer.ok) take(answer);
    },
    edit(at, settings) {
      draft.value = settings;
      problems.value = withoutProblems(problems.value, at);
    },
    discard() {
      draft.value = null;
      problems.value = NO_PROBLEMS;
      trouble.value = null;
      void this.refresh();
    },
    async save() {
      if (draft.value === null || overview.value === null || busy.value) return;
      busy.value = true;
      const { revision } = overview.value;
      const answer = await saveRouting({ revision, settings: draft.value });
      busy.value = false;
      problems.value = answer.ok ? NO_PROBLEMS : problemsOf(answer.issues ?? [], "settings");
      if (!take(answer)) return;
      draft.value = null;
      saved();
    },
    async saveAgent(body) {
      const answer = await saveAgent(body);
      if (!answer.ok && answer.issues !== undefined) return problemsOf(answer.issues);
      if (!answer.ok) desk.toasts.say(troubleWords(answer));
      else {
        // The settings keep the revision they are edited from.
        overview.value =
          overview.value === null || draft.value === null
            ? answer.value
            : { ...overview.value, agents: answer.value.agents };
        saved();
      }
      return answer.ok ? null : NO_PROBLEMS;
    },
  };
}
