import { FILTERS, type Filter } from "../route.ts";
import { href, listRoute } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { countOf } from "../state/views.ts";
import { filterWords, listWords } from "../words/list.ts";

/** Which part of the view is shown; nothing where there is but one. */
export function FilterTabs() {
  const { registers } = useDesk();
  const { view, filter, open } = listRoute.value;
  // Where there is one team, what is its is all there is.
  const severalTeams = (registers.workspace.value?.teams.length ?? 0) > 1;
  const every: readonly Filter[] = FILTERS[view];
  const filters = every.filter((name) => name !== "team" || severalTeams || name === filter);
  if (filters.length === 1) return null;
  return (
    <nav class="tabs" aria-label={listWords.filter}>
      {filters.map((name) => (
        <a
          key={name}
          href={href({ at: "list", view, filter: name, open })}
          class={name === filter ? "is-on" : ""}
          aria-current={name === filter ? "true" : undefined}
        >
          {filterWords(view, name)}
          {name !== "solved" && name !== "closed" && (
            <span class="num">{countOf(view, name, registers.held.value)}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
