import type { ComponentType } from "preact";
import {
  InboxIcon,
  PeopleIcon,
  PersonIcon,
  SlidersIcon,
  TicketIcon,
  type IconProps,
} from "../../widget/ui/icons.tsx";
import { BookIcon } from "../icons.tsx";
import { HOME, pageOver, type PageName, type Route } from "../route.ts";
import { href, route } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { unreadOf } from "../state/for-you.ts";
import { needingMe } from "../state/views.ts";
import { viewWords } from "../words/list.ts";
import { navWords, pageWords } from "../words/nav.ts";

type Place = {
  readonly name: string;
  readonly icon: ComponentType<IconProps>;
  readonly to: Route;
  readonly here: (at: Route) => boolean;
  readonly count?: number;
};

/** The bottom bar of the phone; the style shows it there alone. */
export function DockBar() {
  const { account, registers, offers } = useDesk();
  const waiting = needingMe(registers.held.value) + offers.value.length;
  const me = { ...ME, count: unreadOf(registers) };
  const places = [...work(waiting), KNOWLEDGE, ...(account.role === "admin" ? SHOP : []), me];
  return (
    <nav class="dock-bar" aria-label={navWords.main}>
      {places.map(({ name, icon: Icon, to, here, count = 0 }) => {
        const current = here(route.value);
        return (
          <a
            key={name}
            href={href(to)}
            class={current ? "is-on" : ""}
            aria-current={current ? "page" : undefined}
          >
            <Icon />
            {name}
            {count > 0 && (
              <span class="count">
                {count}
                <span class="sr"> {navWords.needReply}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}

function work(count: number): readonly Place[] {
  return [
    {
      name: navWords.inbox,
      icon: InboxIcon,
      to: HOME,
      here: (at) => at.at === "list" && at.view !== "tickets",
      count,
    },
    {
      name: viewWords.tickets,
      icon: TicketIcon,
      to: { ...HOME, view: "tickets" },
      here: (at) => at.at === "list" && at.view === "tickets",
    },
  ];
}

const KNOWLEDGE: Place = {
  name: navWords.knowledge,
  icon: BookIcon,
  to: { at: "knowledge", place: { is: "articles" } },
  here: (at) => at.at === "knowledge",
};

/** Pages a phone has no place for in the bar: one comes to them from one's own page. */
const FROM_ME: ReadonlySet<PageName> = new Set(["floor", "ratings", "notices"]);

function pagePlace(page: "team" | "settings" | "me", icon: ComponentType<IconProps>): Place {
  const here = (at: Route) => {
    const under = pageOver(at);
    return (under !== null && FROM_ME.has(under) ? "me" : under) === page;
  };
  return { name: pageWords[page], icon, to: { at: "page", page }, here };
}

const SHOP: readonly Place[] = [pagePlace("team", PeopleIcon), pagePlace("settings", SlidersIcon)];
const ME = pagePlace("me", PersonIcon);
