import type { ComponentType } from "preact";
import {
  ChatIcon,
  ClockIcon,
  DoneIcon,
  InboxIcon,
  PersonIcon,
  TicketIcon,
  type IconProps,
} from "../../widget/ui/icons.tsx";
import type { ViewName } from "../route.ts";

/** The lists, in the order they are offered. */
export const VIEW_ORDER: readonly ViewName[] = [
  "mine",
  "waiting",
  "unassigned",
  "all",
  "tickets",
  "closed",
];

export const VIEW_ICONS: Readonly<Record<ViewName, ComponentType<IconProps>>> = {
  mine: InboxIcon,
  waiting: ClockIcon,
  unassigned: PersonIcon,
  all: ChatIcon,
  tickets: TicketIcon,
  closed: DoneIcon,
};

/** Looking back needs no number. */
export function isCounted(view: ViewName): boolean {
  return view !== "closed";
}
