import { OrderIcon, SearchIcon } from "../icons.tsx";
import { VIEW_ORDER } from "../nav/views-list.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { HOME } from "../route.ts";
import { go, href, listRoute, onPhone } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { ORDERS, prefs, setPrefs } from "../state/prefs.ts";
import { countOf, mayOrder } from "../state/views.ts";
import { viewWords } from "../words/list.ts";
import { navWords } from "../words/nav.ts";
import { orderWords } from "../words/list.ts";
import { TitleMenu } from "./title-menu.tsx";

/** The view's name; on a phone the other views are behind it. */
export function ListTitle() {
  const { view, open } = listRoute.value;
  // What is open beside it is what the page is about.
  const Name = open === null ? "h1" : "h2";
  return (
    <header class="top-bar">
      <Name class="list-name grow">
        {!onPhone.value || view === "tickets" ? viewWords[view] : <ViewMenu />}
      </Name>
      <OrderMenu />
      <SearchTool />
    </header>
  );
}

/** What stands on top of the list; kept on this device. */
function OrderMenu() {
  if (!mayOrder(listRoute.value)) return null;
  return (
    <Menu label={orderWords.title} triggerClass="tool sm" trigger={<OrderIcon />}>
      {ORDERS.map((order) => (
        <MenuItem
          key={order}
          chosen={order === prefs.value.order}
          onChoose={() => setPrefs({ order })}
        >
          {orderWords.orders[order]}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Where there is no room for it beside the lists. */
export function SearchTool() {
  return (
    <a class="tool phone-only" href={href({ at: "search", text: "" })} aria-label={navWords.search}>
      <SearchIcon />
    </a>
  );
}

function ViewMenu() {
  const { registers } = useDesk();
  const { view } = listRoute.value;
  return (
    <TitleMenu name={viewWords[view]}>
      {VIEW_ORDER.map((name) => (
        <MenuItem key={name} chosen={name === view} onChoose={() => go({ ...HOME, view: name })}>
          <span class="grow">{viewWords[name]}</span>
          <span class="soft num">{countOf(name, "all", registers.held.value)}</span>
        </MenuItem>
      ))}
    </TitleMenu>
  );
}
