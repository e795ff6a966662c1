import { useRef } from "preact/hooks";
import { Bones, Empty } from "../parts/empty.tsx";
import { focused } from "../browser.ts";
import { useKeys } from "../parts/use-keys.ts";
import type { ViewName } from "../route.ts";
import { listRoute, onPhone } from "../state/here.ts";
import { prefs } from "../state/prefs.ts";
import { idOf } from "../state/items.ts";
import { useDesk } from "../state/use-desk.ts";
import { groupsOf, toCome, type Group } from "../state/views.ts";
import { FirstSteps, useFirstSteps } from "../talk/first-steps.tsx";
import { emptyWords, groupWords, viewWords } from "../words/list.ts";
import { FilterTabs } from "./filter-tabs.tsx";
import { ListTitle } from "./list-title.tsx";
import { MoreToCome } from "./more-to-come.tsx";
import { LongList } from "./long-list.tsx";
import { ItemLink } from "./item-link.tsx";

/** One view as a list. The arrow keys go up and down in it, Enter opens. */
export function ListPane() {
  const { registers } = useDesk();
  const { view, filter, open } = listRoute.value;
  // Alone on a phone's screen it is the page's main part.
  const Pane = onPhone.value && open === null ? "main" : "section";
  const groups = groupsOf({ view, filter }, registers.held.value, prefs.value.order);
  const coming = toCome({ view, filter }, registers.held.value);
  const frame = useRef<HTMLDivElement>(null);
  useKeys(frame, step);
  return (
    <Pane class="list" aria-label={viewWords[view]}>
      <ListTitle />
      <FilterTabs />
      <div class="items" ref={frame}>
        {!registers.loaded.value && <Bones rows={6} />}
        {registers.loaded.value && groups.length === 0 && coming === 0 && (
          <NothingHere view={view} />
        )}
        {groups.map((group) => (
          <GroupOf key={group.name} group={group} scroller={frame} shown={open?.id ?? null} />
        ))}
        <MoreToCome count={coming} />
      </div>
    </Pane>
  );
}

/** A phone has no other place for the first steps. */
function NothingHere({ view }: { readonly view: ViewName }) {
  const workspace = useFirstSteps();
  if (workspace === null || view !== "mine" || !onPhone.value)
    return <Empty {...emptyWords[view]} />;
  return <FirstSteps workspace={workspace} />;
}

type GroupProps = {
  readonly group: Group;
  readonly scroller: { readonly current: HTMLElement | null };
  readonly shown: string | null;
};

function GroupOf({ group, scroller, shown }: GroupProps) {
  const Name = shown === null ? "h2" : "h3";
  return (
    <>
      {group.name !== "plain" && <Name class="group-name">{groupWords[group.name]}</Name>}
      <LongList
        items={group.items}
        keyOf={idOf}
        scroller={scroller}
        shown={shown}
        line={(item, { key, nth, of }) => (
          <li key={key} {...(nth !== null && { "aria-posinset": nth, "aria-setsize": of })}>
            <ItemLink item={item} />
          </li>
        )}
      />
    </>
  );
}

function step(event: KeyboardEvent, frame: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const links = [...frame.querySelectorAll<HTMLElement>(".item")];
  const at = links.findIndex((link) => link === focused());
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
