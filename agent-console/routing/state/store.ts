import { signal, type Signal } from "@preact/signals";
import type { RoutingOverview, RoutingSettings } from "../../../server/protocol/routing.ts";
import { troubleWords } from "../../state/trouble.ts";
import type { Desk } from "../../state/desk.ts";
import type { Answer } from "../../state/http.ts";
import { rebased, same } from "../../state/rebased.ts";
import { unsavedIn } from "../../state/unsaved.ts";
import { useDesk } from "../../state/use-desk.ts";
import { routingWords } from "../../words/routing.ts";
import { fetchRouting, saveAgent, saveRouting, type AgentWork } from "./api.ts";
import { tidied } from "./edit.ts";
import { NO_PROBLEMS, problemsOf, tabsOf, withoutProblems, type Problems } from "./problems.ts";

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
  /**
   * One agent's, made of what is newest, and anew while somebody else is faster; answers with what is
   * wrong, by field, or null where nothing is.
   */
  saveAgent(agentId: string, change: (now: AgentWork) => AgentWork): Promise<Problems | null>;
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
  const draft = unsavedIn<RoutingSettings>(desk, "routing");
  const problems = signal<Problems>(NO_PROBLEMS);
  const trouble = signal<string | null>(null);
  const busy = signal(false);

  const take = (answer: Answer<RoutingOverview>): boolean => {
    trouble.value = answer.ok || answer.issues !== undefined ? null : troubleWords(answer);
    if (answer.ok) overview.value = answer.value;
    return answer.ok;
  };
  /** The settings keep the revision they are edited from. */
  const takeAgents = (newest: RoutingOverview) => {
    overview.value =
      overview.value === null || draft.value === null
        ? newest
        : { ...overview.value, agents: newest.agents };
  };
  const saved = () => desk.toasts.say(routingWords.saved);
  /** Somebody else was faster: what is edited here stands on top of theirs, to be looked at and saved. */
  const readAnew = async () => {
    const base = overview.value?.settings;
    const answer = await fetchRouting();
    if (!take(answer) || !answer.ok || draft.value === null || base === undefined) return;
    const theirs = answer.value.settings;
    draft.value = rebased({ base, mine: draft.value }, theirs);
    trouble.value = routingWords.changedMeanwhile(
      tabsOf((part) => !same(base[part], theirs[part])),
    );
  };

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
      else takeAgents(answer.value);
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
      problems.value = answer.ok ? NO_PROBLEMS : problemsOf(answer.issues ?? [], "settings");
      if (!answer.ok && answer.code === "conflict") await readAnew();
      else if (take(answer)) {
        draft.value = null;
        saved();
      }
      busy.value = false;
    },
    async saveAgent(agentId, change) {
      await this.refresh();
      const agent = overview.value?.agents.find(({ id }) => id === agentId);
      const now = agentWork(overview.value, agentId);
      if (agent === undefined || now === null) {
        desk.toasts.say(routingWords.person.none);
        return null;
      }
      const { capacity, routing } = agent;
      const answer = await saveAgent({ agentId, base: { capacity, routing }, ...change(now) });
      if (!answer.ok && answer.code === "conflict") return this.saveAgent(agentId, change);
      if (!answer.ok && answer.code === "team_gone") {
        await readAnew();
        desk.toasts.fail(routingWords.person.teamGone);
        return NO_PROBLEMS;
      }
      if (!answer.ok && answer.issues !== undefined) return problemsOf(answer.issues);
      if (!answer.ok) desk.toasts.say(troubleWords(answer));
      else {
        takeAgents(answer.value);
        saved();
      }
      return answer.ok ? null : NO_PROBLEMS;
    },
  };
}

/** null: nobody like that is there. */
export function agentWork(overview: RoutingOverview | null, id: string): AgentWork | null {
  const agent = overview?.agents.find((one) => one.id === id);
  return overview === null || agent === undefined ? null : workThere(overview, agent);
}

/** Without teams, skills and a stand-in that are not there any more. */
export function workThere(
  { agents, settings }: Pick<RoutingOverview, "agents" | "settings">,
  { capacity, routing }: AgentWork,
): AgentWork {
  const ids = agents.map(({ id }) => id);
  return { capacity, routing: tidied(routing, settings, ids) };
}
