import type { ContactRecord } from "../domain/contact-record.ts";
import { answered, NO_PRE_CHAT } from "../domain/pre-chat.ts";
import { teamOf } from "../domain/routing/queued.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { problemsIn, type PreChatAnswers } from "../protocol/pre-chat.ts";
import { changeContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { execute } from "./execute.ts";
import { get } from "./records.ts";
import { workspacePart } from "./workspace-part.ts";

/** What is asked before a person is called, of whoever connects from now on. */
export const preChat = workspacePart("preChat", NO_PRE_CHAT);

/** A visitor's answers, kept with the contact (SPEC P14). The same again changes only when they were given. */
export async function answerPreChat(
  deps: Deps,
  contactId: string,
  answers: PreChatAnswers,
): Promise<Result<null>> {
  const { settings } = await preChat.overview(deps);
  if (!settings.on) return ok(null);
  if (Object.keys(problemsIn(settings.fields, answers)).length > 0) return fail("bad_request");
  const at = deps.clock.now();
  const before = await get(deps.store, "contact", contactId);
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
  if (activeId !== null && before !== undefined)
    await askElsewhere(deps, activeId, { before: before.state, after: changed.state });
  return ok(null);
}

type Answered = { readonly before: ContactRecord; readonly after: ContactRecord };

/** Whoever is being asked was asked before it was known whose it is; if it is another team's, it goes there. */
async function askElsewhere(deps: Deps, id: string, { before, after }: Answered): Promise<void> {
  const stored = await get(deps.store, "conversation", id);
  if (stored?.state.state.is !== "offered") return;
  const { around } = await deps.floor.now();
  const { state: conversation } = stored;
  if (teamOf(conversation, before, around) === teamOf(conversation, after, around)) return;
  const { agentId } = stored.state.state;
  await execute(deps, {
    actor: { kind: "system" },
    conversationId: id,
    command: { type: "release", agentId, offersOnly: true },
  });
}
