import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import {
  BellIcon,
  MarkIcon,
  PeopleIcon,
  SlidersIcon,
  TicketIcon,
  type IconProps,
} from "../../widget/ui/icons.tsx";
import { BookIcon, ChartIcon, FloorIcon, SearchIcon } from "../icons.tsx";
import { HOME, pageOver, type PageName, type Route, type ViewName } from "../route.ts";
import { overlay } from "../state/asked.ts";
import { href, route } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { unreadOf } from "../state/for-you.ts";
import { sizeOf } from "../state/ticket-view.ts";
import { countOf } from "../state/views.ts";
import { commonWords } from "../words/common.ts";
import { viewWords } from "../words/list.ts";
import { navWords, pageWords } from "../words/nav.ts";
import { commandWords } from "../words/command.ts";
import { slaWords } from "../words/sla.ts";
import { MeCard } from "./me-card.tsx";
import { isCounted, VIEW_ICONS, VIEW_ORDER } from "./views-list.tsx";

/** The views, the shop's pages, and oneself. */
export function Nav() {
  const { account, registers } = useDesk();
  return (
    <nav class="nav" aria-label={navWords.main}>
      <p class="shop-name">
        <span class="logo">
          <MarkIcon />
        </span>
        <span class="grow clip">{registers.workspace.value?.name ?? commonWords.product}</span>
      </p>
      <OpenCommands />
      <div class="nav-lists">
        <NoticesLink />
        <h2 id="nav-inbox">{navWords.inbox}</h2>
        <ul aria-labelledby="nav-inbox">
          {VIEW_ORDER.map((view) => (
            <ViewLink key={view} view={view} />
          ))}
        </ul>
        <SavedLinks />
        <h2 id="nav-shop">{navWords.shop}</h2>
        <ul aria-labelledby="nav-shop">
          {account.role === "admin" && <PageLink page="floor" icon={FloorIcon} />}
          <KnowledgeLink />
          {account.role === "admin" && <PageLink page="ratings" icon={ChartIcon} />}
          {account.role === "admin" && (
            <>
              <PageLink page="team" icon={PeopleIcon} />
              <PageLink page="settings" icon={SlidersIcon} />
            </>
          )}
        </ul>
      </div>
      <MeCard />
    </nav>
  );
}

function ViewLink({ view }: { readonly view: ViewName }) {
  const { registers } = useDesk();
  const at = route.value;
  const here = at.at === "list" && at.view === view && at.saved === undefined;
  const Icon = VIEW_ICONS[view];
  const count = countOf(view, "all", registers.held.value);
  return (
    <li>
      <NavLink to={{ ...HOME, view }} title={viewWords[view]} here={here}>
        <Icon />
        <span class="name">{viewWords[view]}</span>
        {isCounted(view) && count > 0 && <span class="n">{count}</span>}
      </NavLink>
    </li>
  );
}

type LinkProps = {
  readonly to: Route;
  readonly title: string;
  /** One is there now. */
  readonly here: boolean;
  readonly children: ComponentChildren;
};

/** Comes into sight when one goes there, which may be by key. */
function NavLink({ to, title, here, children }: LinkProps) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <a
      ref={link}
      href={href(to)}
      class={here ? "is-on" : ""}
      aria-current={here ? "page" : undefined}
      title={title}
    >
      {children}
    </a>
  );
}

function OpenCommands() {
  return (
    <button
      type="button"
      class="search-link"
      title={commandWords.open}
      aria-haspopup="dialog"
      onClick={() => (overlay.value = { is: "commands" })}
    >
      <SearchIcon />
      <span class="name grow">{commandWords.open}</span>
      <kbd class="name">Ctrl K</kbd>
    </button>
  );
}

function NoticesLink() {
  const at = route.value;
  const here = at.at === "page" && at.page === "notices";
  const count = unreadOf(useDesk().registers);
  return (
    <ul>
      <li>
        <NavLink to={{ at: "page", page: "notices" }} title={pageWords.notices} here={here}>
          <BellIcon />
          <span class="name">{pageWords.notices}</span>
          {count > 0 && (
            <span class="n">
              {count}
              <span class="sr"> {slaWords.notices.isUnread}</span>
            </span>
          )}
        </NavLink>
      </li>
    </ul>
  );
}

/** The team's views of tickets, each with how much is in it. */
function SavedLinks() {
  const { registers } = useDesk();
  const { views } = registers.views.value;
  const at = route.value;
  if (views.length === 0) return null;
  const held = registers.held.value;
  return (
    <>
      <h2 id="nav-saved">{navWords.saved}</h2>
      <ul aria-labelledby="nav-saved">
        {views.map(({ id, name, filter }) => {
          const here = at.at === "list" && at.saved === id;
          const count = sizeOf(filter, held);
          return (
            <li key={id}>
              <NavLink to={{ ...HOME, view: "tickets", saved: id }} title={name} here={here}>
                <TicketIcon />
                <span class="name clip">{name}</span>
                {count > 0 && <span class="n">{count}</span>}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function KnowledgeLink() {
  const here = route.value.at === "knowledge";
  return (
    <li>
      <NavLink
        to={{ at: "knowledge", place: { is: "articles" } }}
        title={navWords.knowledge}
        here={here}
      >
        <BookIcon />
        <span class="name">{navWords.knowledge}</span>
      </NavLink>
    </li>
  );
}

type PageLinkProps = { readonly page: PageName; readonly icon: ComponentType<IconProps> };

function PageLink({ page, icon: Icon }: PageLinkProps) {
  const here = pageOver(route.value) === page;
  return (
    <li>
      <NavLink to={{ at: "page", page }} title={pageWords[page]} here={here}>
        <Icon />
        <span class="name">{pageWords[page]}</span>
      </NavLink>
    </li>
  );
}
