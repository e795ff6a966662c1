import { NO_PROACTIVE, opened, shown, wordsFor } from "../domain/proactive.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { changeContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { workspacePart } from "./workspace-part.ts";

/** What visitors are shown without having asked; in force for every page loaded from now on. */
export const proactive = workspacePart("proactive", NO_PROACTIVE);

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
  const { settings } = await proactive.overview(deps);
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
