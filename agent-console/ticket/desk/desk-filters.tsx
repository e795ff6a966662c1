import { PRIORITIES, TICKET_KINDS, TICKET_STATUSES } from "../../../server/protocol/ticket.ts";
import { MY_TEAMS, SORTS, type ViewFilter } from "../../../server/protocol/views.ts";
import { useDesk } from "../../state/use-desk.ts";
import { filterWords } from "../../words/list.ts";
import { statusWords } from "../../words/ticket-status.ts";
import { slaWords } from "../../words/sla.ts";
import { ticketWords } from "../../words/ticket.ts";
import type { Offered } from "../../parts/options.tsx";
import { offeredTeams } from "../../parts/offered-teams.ts";
import { Pick } from "../../parts/pick.tsx";
import { setShown, type ListOf, type Shown } from "../state/shown-view.ts";

type FiltersProps = { readonly list: ListOf; readonly shown: Shown };

/** What the list is narrowed to, and its order. */
export function DeskFilters({ list, shown }: FiltersProps) {
  const { filter, sort } = shown;
  const set = (change: Partial<ViewFilter>) =>
    setShown(list, { filter: { ...filter, ...change }, sort });
  return (
    <div class="desk-filters">
      {list.saved !== null && (
        <OneOf
          label={ticketWords.status}
          any={filterWords("tickets", "all")}
          options={TICKET_STATUSES.map((value) => [value, statusWords[value]] as const)}
          chosen={filter.statuses}
          onChoose={(statuses) => set({ statuses })}
        />
      )}
      <OneOf
        label={ticketWords.priority}
        any={ticketWords.desk.anyPriority}
        options={PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const)}
        chosen={filter.priorities}
        onChoose={(priorities) => set({ priorities })}
      />
      <OneOf
        label={ticketWords.kind}
        any={ticketWords.desk.anyKind}
        options={TICKET_KINDS.map((value) => [value, ticketWords.kinds[value]] as const)}
        chosen={filter.kinds}
        onChoose={(kinds) => set({ kinds })}
      />
      <TagPick filter={filter} set={set} />
      <WhoPick filter={filter} set={set} />
      <DuePick filter={filter} set={set} />
      <TeamPick filter={filter} set={set} />
      <Pick
        label={ticketWords.desk.sort}
        value={sort}
        options={SORTS.map((value) => [value, ticketWords.desk.sorts[value]] as const)}
        onChoose={(to) => setShown(list, { filter, sort: to })}
      />
    </div>
  );
}

type OneOfProps<V extends string> = {
  readonly label: string;
  readonly any: string;
  readonly options: Offered<V>;
  readonly chosen: readonly V[];
  readonly onChoose: (values: readonly V[]) => void;
};

/** Any of them, or one. */
function OneOf<V extends string>({ label, any, options, chosen, onChoose }: OneOfProps<V>) {
  return (
    <Pick<V | "">
      label={label}
      value={chosen[0] ?? ""}
      options={[["", any] as const, ...options]}
      onChoose={(value) => onChoose(value === "" ? [] : [value])}
    />
  );
}

type PartProps = {
  readonly filter: ViewFilter;
  readonly set: (change: Partial<ViewFilter>) => void;
};

function TagPick({ filter, set }: PartProps) {
  const { registers } = useDesk();
  const used = new Set([...registers.tickets.value.values()].flatMap(({ tags }) => tags));
  for (const tag of filter.tags) used.add(tag);
  if (used.size === 0) return null;
  const tags = [...used].toSorted((a, b) => a.localeCompare(b));
  return (
    <OneOf
      label={ticketWords.tags}
      any={ticketWords.desk.anyTag}
      options={tags.map((value) => [value, value] as const)}
      chosen={filter.tags}
      onChoose={(chosen) => set({ tags: chosen })}
    />
  );
}

function DuePick({ filter, set }: PartProps) {
  return (
    <Pick
      label={slaWords.dueFilter}
      value={filter.due ?? "any"}
      options={[["any", slaWords.anyDue] as const, ["soon", slaWords.soon] as const]}
      onChoose={(due) => set({ due })}
    />
  );
}

function TeamPick({ filter, set }: PartProps) {
  const { team: chosen = "" } = filter;
  const known = useDesk().registers.workspace.value?.teams ?? [];
  const teams = offeredTeams(known, chosen === "" || chosen === MY_TEAMS ? [] : [chosen]);
  if (known.length < 2 && teams.length === known.length) return null;
  return (
    <Pick
      label={slaWords.team}
      value={chosen}
      options={[
        ["", slaWords.anyTeam] as const,
        [MY_TEAMS, filterWords("tickets", "team")] as const,
        ...teams,
      ]}
      onChoose={(team) => set({ team: team === "" ? undefined : team })}
    />
  );
}

function WhoPick({ filter, set }: PartProps) {
  const { account, registers } = useDesk();
  const others = [...registers.agents.value.values()].filter(({ id }) => id !== account.id);
  return (
    <Pick
      label={ticketWords.assignee}
      value={filter.assignee}
      options={[
        ["any", ticketWords.desk.anybody] as const,
        ["me", ticketWords.me(account.name)] as const,
        ["nobody", ticketWords.nobody] as const,
        ...others.map(({ id, name }) => [id, name] as const),
      ]}
      onChoose={(assignee) => set({ assignee })}
    />
  );
}
