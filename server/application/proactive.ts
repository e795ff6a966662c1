import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import { NO_PROACTIVE, opened, shown, wordsFor } from "../domain/proactive.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { ProactiveOverview } from "../protocol/proactive.ts";
import { changeContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** What visitors are shown without having asked. */
export async function proactiveOverview(deps: Deps): Promise<ProactiveOverview> {
  const { state } = await openWorkspace(deps);
  await deps.store.settled();
  return state.proactive ?? { revision: 0, settings: NO_PROACTIVE };
}

/** In force for every page loaded from now on. `conflict`: somebody else changed it since it was read. */
export async function setProactive(
  deps: Deps,
  actor: Actor,
  { revision, settings }: ProactiveOverview,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if ((state.proactive?.revision ?? 0) !== revision) return fail("conflict");
    const proactive = { revision: revision + 1, settings };
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, proactive } },
      deps.timings,
    );
    if ((await deps.store.commit([change], deps.clock.now())).ok) return ok(null);
  }
}

type Show = {
  readonly rule: string;
  readonly language: string;
  readonly staffed: boolean;
};

/** The words to show, once for each contact: kept before they are answered (SPEC PM2). */
export async function showProactive(
  deps: Deps,
  contactId: string,
  wish: Show,
): Promise<Result<{ readonly text: string } | null>> {
  const { settings } = await proactiveOverview(deps);
  let text = null as string | null;
  const changed = await changeContact(deps, contactId, (contact) => {
    text = wordsFor(settings, contact, wish);
    return text === null ? contact : shown(contact, wish.rule, text);
  });
  if (changed === undefined) return fail("not_found");
  return ok(text === null ? null : { text });
}

/** The visitor went for it: what they write now answers it. */
export async function openProactive(
  deps: Deps,
  contactId: string,
  rule: string,
): Promise<Result<null>> {
  const changed = await changeContact(deps, contactId, (contact) =>
    opened(contact, rule, deps.clock.now()),
  );
  return changed?.state.proactive?.last.rule === rule ? ok(null) : fail("not_found");
}
