import type { KnowledgeSettings } from "../protocol/articles.ts";
import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** How sure the bot has to be, and which language it falls back to. The bot decides so from the next question on. */
export async function setKnowledgeSettings(
  deps: Deps,
  knowledge: KnowledgeSettings,
): Promise<KnowledgeSettings> {
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, knowledge } },
      deps.timings,
    );
    if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "workspace", id: "workspace", contactId: null, urgent: true },
      { is: "changed", kind: "article", id: "all", contactId: null, urgent: false },
    ]);
    return knowledge;
  }
}
