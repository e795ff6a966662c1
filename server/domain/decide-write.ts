import {
  events,
  NOTHING,
  type Context,
  type ConversationCommand,
  type Decision,
} from "./commands.ts";
import type { Conversation } from "./model.ts";
import { checkRephrasing } from "./rephrase/check.ts";
import { giveAnswer, writingIn } from "./writing.ts";

type Write = Extract<ConversationCommand, { readonly type: "write" }>;

/** What came back is checked here, in the decision itself: nothing unchecked can be posted (SPEC W3). */
export function decideWrite(
  { state }: Conversation,
  { messageId, sentences }: Write,
  { knowledge }: Context,
): Decision {
  const writing = writingIn(state);
  // Given, dropped or overtaken meanwhile.
  if (writing?.messageId !== messageId) return NOTHING;
  const { passage, language } = writing;
  const checked = checkRephrasing(sentences ?? [], {
    passages: [passage],
    language,
    languageOf: (text) => knowledge.languageOf?.(text, language) ?? null,
  });
  return events(...giveAnswer(writing, checked.ok ? checked.text : null));
}
