import type { ComponentType } from "preact";
import { PeopleIcon, TicketIcon, type IconProps } from "../../widget/ui/icons.tsx";
import { PenIcon, PlusIcon } from "../icons.tsx";
import { canOpen, openForm, OPENERS, type Opener } from "../state/openers.ts";
import { moreCommandWords as words } from "../words/command-more.ts";
import type { Command } from "./command.ts";

type Shown = Pick<Command, "group"> & { readonly icon: ComponentType<IconProps> };

const SHOWN: Readonly<Record<Opener, Shown>> = {
  subject: { group: "ticket", icon: PenIcon },
  tag: { group: "ticket", icon: PlusIcon },
  task: { group: "ticket", icon: PlusIcon },
  view: { group: "ticket", icon: TicketIcon },
  about: { group: "contact", icon: PenIcon },
  care: { group: "contact", icon: PeopleIcon },
};

/** The forms that stand behind buttons on screen, of a ticket's side or a contact's. */
export function openings(group: "ticket" | "contact"): readonly Command[] {
  return OPENERS.filter((name) => SHOWN[name].group === group && canOpen(name)).map((name) =>
    opening(name),
  );
}

/** `before`: brings the form's button on screen, where it is folded away. */
export function opening(name: Opener, before?: () => void): Command {
  return {
    id: `open-${name}`,
    ...SHOWN[name],
    label: words.openings[name],
    also: words.openingsAlso[name],
    run() {
      before?.();
      openForm(name);
    },
  };
}
