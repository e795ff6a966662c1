import { BellIcon } from "../../widget/ui/icons.tsx";
import type { Desk } from "../state/desk.ts";
import { acceptOffer, declineOffer } from "../talk/actions.ts";
import { moreCommandWords as words } from "../words/command-more.ts";
import type { Command } from "./command.ts";

/** Yes or no to the chat that is offered. */
export function aboutOffer(desk: Desk): readonly Command[] {
  const [offer] = desk.offers.value;
  if (offer === undefined) return [];
  const { id, contactName } = offer;
  return [
    {
      id: "accept",
      group: "offer",
      label: words.accept(contactName),
      also: words.offerAlso,
      icon: BellIcon,
      keys: ["A"],
      run: () => void acceptOffer(desk, id),
    },
    {
      id: "pass",
      group: "offer",
      label: words.pass(contactName),
      also: words.offerAlso,
      icon: BellIcon,
      keys: ["P"],
      run: () => void declineOffer(desk, id, null),
    },
  ];
}
