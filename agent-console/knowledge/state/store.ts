import { effect, signal, type Signal } from "@preact/signals";
import type { Gap, KnowledgeOverview } from "../../../server/protocol/articles.ts";
import { after } from "../../browser.ts";
import type { Desk } from "../../state/desk.ts";
import type { Answer } from "../../state/http.ts";
import { useDesk } from "../../state/use-desk.ts";
import { troubleWords } from "../../state/trouble.ts";
import { fetchGaps, fetchOverview } from "./api.ts";
import { createKeptEdits, type KeptEdits } from "./kept-edits.ts";

/** What the knowledge screens share: the list, the gaps, and what is being edited here. */
export interface KnowledgeStore {
  readonly overview: Signal<KnowledgeOverview | null>;
  readonly gaps: Signal<readonly Gap[] | null>;
  /** Why the newest asking failed, in words; null: it did not. */
  readonly trouble: Signal<string | null>;
  /** Goes up whenever the server says that something changed. */
  readonly changes: Signal<number>;
  readonly edits: KeptEdits;
  refresh(): Promise<void>;
  refreshGaps(): Promise<void>;
}

/** Changes come in bursts, as with an import: asked anew once for all of them. */
const GATHER_MS = 200;

const stores = new WeakMap<Desk, KnowledgeStore>();

export function useKnowledge(): KnowledgeStore {
  return knowledgeOf(useDesk());
}

/** One for each desk, opened when it is first needed. */
export function knowledgeOf(desk: Desk): KnowledgeStore {
  const known = stores.get(desk);
  if (known !== undefined) return known;
  const store = openStore(desk);
  stores.set(desk, store);
  return store;
}

function openStore(desk: Desk): KnowledgeStore {
  const store: KnowledgeStore = {
    overview: signal(null),
    gaps: signal(null),
    trouble: signal(null),
    changes: signal(0),
    edits: createKeptEdits(desk.account.id),
    refresh: () => take(store, store.overview, fetchOverview()),
    refreshGaps: () => take(store, store.gaps, fetchGaps()),
  };
  let gathering = false;
  const changed = () => {
    if (gathering) return;
    gathering = true;
    after(GATHER_MS, () => {
      gathering = false;
      store.changes.value += 1;
      void store.refresh();
    });
  };
  desk.link.on("articles:changed", changed);
  // What changed while the connection was gone was told to nobody here.
  effect(() => {
    if (desk.link.status.value === "online") changed();
  });
  return store;
}

async function take<T>(
  store: KnowledgeStore,
  into: Signal<T | null>,
  asked: Promise<Answer<T>>,
): Promise<void> {
  const answer = await asked;
  store.trouble.value = answer.ok ? null : troubleWords(answer);
  if (answer.ok) into.value = answer.value;
}
