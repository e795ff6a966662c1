import type { ConversationView } from "../../server/protocol/view.ts";
import { LockIcon, PeopleIcon, PersonIcon } from "../../widget/ui/icons.tsx";
import { contactShown } from "../contact/contact-shown.ts";
import { overlay } from "../state/asked.ts";
import type { Desk } from "../state/desk.ts";
import { contactFolds } from "../state/here.ts";
import { block } from "../talk/actions.ts";
import { commandWords } from "../words/command.ts";
import { moreCommandWords as words } from "../words/command-more.ts";
import { blockWords, careWords } from "../words/contact.ts";
import type { Command } from "./command.ts";
import { opening } from "./openings.ts";

/** What can be done about the person in front. */
export function aboutContact(
  desk: Desk,
  { contactId }: Pick<ConversationView, "contactId">,
): readonly Command[] {
  const contact = desk.registers.contacts.value.get(contactId);
  if (contact === undefined) return [];
  const blocked = contact.blocked === null;
  const show: Command = {
    id: "contact",
    group: "contact",
    label: words.contact,
    also: words.contactAlso,
    icon: PersonIcon,
    run: unfold,
  };
  const merge: Command = {
    id: "merge",
    group: "contact",
    label: careWords.merge,
    also: words.mergeAlso,
    icon: PeopleIcon,
    run: () => (overlay.value = { is: "merge-contact", contactId }),
  };
  return [
    ...(contactFolds.value ? [show] : []),
    ...(contactFolds.value && !contactShown.value ? folded(desk) : []),
    ...(desk.account.role === "admin" ? [merge] : []),
    {
      id: "block",
      group: "contact",
      label: blocked ? blockWords.block : blockWords.unblock,
      also: commandWords.also.block,
      icon: LockIcon,
      run: () => void block(desk, contact, blocked),
    },
  ];
}

/** The forms of a contact whose sheet is folded away: it comes up with the form open. */
function folded({ account, registers }: Desk): readonly Command[] {
  return [
    ...(registers.hidden.value.has("notes") ? [] : [opening("about", unfold)]),
    ...(account.role === "admin" ? [opening("care", unfold)] : []),
  ];
}

function unfold(): void {
  contactShown.value = true;
}
