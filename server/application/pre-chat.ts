import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import { answered, NO_PRE_CHAT } from "../domain/pre-chat.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { problemsIn, type PreChatAnswers } from "../protocol/pre-chat.ts";
import type { PreChatOverview } from "../protocol/pre-chat-settings.ts";
import { changeContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** What is asked before a person is called. */
export async function preChatOverview(deps: Deps): Promise<PreChatOverview> {
  const { state } = await openWorkspace(deps);
  await deps.store.settled();
  return state.preChat ?? { revision: 0, settings: NO_PRE_CHAT };
}

/** Asked of whoever connects from now on. `conflict`: somebody else changed it since it was read. */
export async function setPreChat(
  deps: Deps,
  actor: Actor,
  { revision, settings }: PreChatOverview,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if ((state.preChat?.revision ?? 0) !== revision) return fail("conflict");
    const preChat = { revision: revision + 1, settings };
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, preChat } },
      deps.timings,
    );
    if ((await deps.store.commit([change], deps.clock.now())).ok) return ok(null);
  }
}

/** A visitor's answers, kept with the contact (SPEC P14). The same again changes only when they were given. */
export async function answerPreChat(
  deps: Deps,
  contactId: string,
  answers: PreChatAnswers,
): Promise<Result<null>> {
  const { settings } = await preChatOverview(deps);
  if (!settings.on) return ok(null);
  if (Object.keys(problemsIn(settings.fields, answers)).length > 0) return fail("bad_request");
  const at = deps.clock.now();
  const changed = await changeContact(deps, contactId, (contact) =>
    answered(contact, settings, { answers, at }),
  );
  if (changed === undefined) return fail("not_found");
  const { activeId } = changed.state;
  // Its line in the inbox shows the name, and the router where it belongs.
  if (activeId !== null)
    deps.publisher.publish([
      { is: "changed", kind: "conversation", id: activeId, contactId, urgent: true },
    ]);
  return ok(null);
}
