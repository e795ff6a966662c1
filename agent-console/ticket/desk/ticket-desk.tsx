import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { FilterTabs } from "../../list/filter-tabs.tsx";
import { MoreToCome } from "../../list/more-to-come.tsx";
import { LongList } from "../../list/long-list.tsx";
import { SearchTool } from "../../list/list-title.tsx";
import { Bones, Empty } from "../../parts/empty.tsx";
import { listRoute } from "../../state/here.ts";
import { idOf } from "../../state/items.ts";
import { useDesk } from "../../state/use-desk.ts";
import { emptyWords, unfitWords, viewWords } from "../../words/list.ts";
import { slaWords } from "../../words/sla.ts";
import { ticketWords } from "../../words/ticket.ts";
import {
  type ListOf,
  savedOf,
  shownView,
  ticketsListed,
  type ViewShown,
} from "../state/shown-view.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { DeskFilters } from "./desk-filters.tsx";
import { DeskRow } from "./desk-row.tsx";
import { DeskTitle } from "./desk-title.tsx";
import { KeepView, ViewMenu } from "./keep-view.tsx";

/** Every ticket, as the view has it: to look through, to choose several of, to go into. */
export function TicketDesk() {
  const { registers } = useDesk();
  const { saved: savedId, filter: tab } = listRoute.value;
  const saved = savedOf(registers, savedId);
  const shown = shownView(saved, tab);
  const { items, coming } = ticketsListed(saved, shown, registers.held.value);
  const body = useRef<HTMLDivElement>(null);
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const here = items.map(idOf);
  const selected = here.filter((id) => chosen.value.has(id));
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen.value);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    chosen.value = next;
  };
  return (
    <main class="page desk">
      <header>
        <div class="top-bar">
          <DeskTitle saved={saved} />
          <KeepView saved={saved} shown={shown} />
          {saved !== null && <ViewMenu saved={saved} />}
          <SearchTool />
        </div>
        {saved === null && <FilterTabs />}
        <DeskFilters list={{ saved, tab }} shown={shown} />
      </header>
      <div class="body" ref={body} tabIndex={0} role="region" aria-label={viewWords.tickets}>
        {!registers.loaded.value && <Bones rows={6} />}
        {registers.loaded.value && items.length === 0 && coming === 0 && (
          <Empty {...emptyOf({ saved, tab }, shown)} />
        )}
        {items.length > 0 && (
          <>
            <AllBox count={selected.length} of={here} coming={coming} onToggle={toggle} />
            <LongList
              look="box desk-rows"
              items={items}
              keyOf={idOf}
              scroller={body}
              shown={null}
              line={(item, { key }) => (
                <DeskRow
                  key={key}
                  item={item}
                  chosen={chosen.value.has(item.ticket.id)}
                  onChoose={(on) => toggle([item.ticket.id], on)}
                />
              )}
            />
          </>
        )}
        <MoreToCome count={coming} />
      </div>
      {selected.length > 0 && <BulkBar ids={selected} onDone={() => (chosen.value = new Set())} />}
    </main>
  );
}

function emptyOf({ saved, tab }: ListOf, { changed }: ViewShown) {
  if (changed) return unfitWords.filters;
  if (saved !== null) return unfitWords.view;
  return tab === "breaching" ? slaWords.emptySoon : emptyWords.tickets;
}

type AllProps = {
  readonly count: number;
  readonly of: readonly string[];
  readonly coming: number;
  readonly onToggle: (ids: readonly string[], on: boolean) => void;
};

function AllBox({ count, of, coming, onToggle }: AllProps) {
  const all = count === of.length + coming;
  return (
    <label class="all-box soft">
      <input
        type="checkbox"
        checked={all}
        indeterminate={count > 0 && !all}
        onChange={(event) => onToggle(of, event.currentTarget.checked)}
      />
      {count === 0
        ? ticketWords.desk.count(of.length + coming)
        : ticketWords.desk.chosen(count, of.length + coming)}
    </label>
  );
}
