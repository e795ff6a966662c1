import { PRIORITIES, TICKET_KINDS, TICKET_STATUSES } from "../../../server/protocol/ticket.ts";
import { SORTS, type SavedView, type ViewFilter } from "../../../server/protocol/views.ts";
import { useDesk } from "../../state/use-desk.ts";
import { words } from "../../words.ts";
import { slaWords } from "../../words/sla.ts";
import { ticketWords } from "../../words/ticket.ts";
import { Pick } from "../picks.tsx";
import { setShown, type Shown } from "../state/shown-view.ts";

type FiltersProps = { readonly saved: SavedView | null; readonly shown: Shown };

/** What the list is narrowed to, and its order. */
export function DeskFilters({ saved, shown }: FiltersProps) {
  const { filter, sort } = shown;
  const set = (change: Partial<ViewFilter>) =>
    setShown(saved, { filter: { ...filter, ...change }, sort });
  return (
    <div class="desk-filters">
      {saved !== null && (
        <OneOf
          label={ticketWords.status}
          any={words.filter("tickets", "all")}
          options={TICKET_STATUSES.map((value) => ({ value, name: words.statuses[value] }))}
          chosen={filter.statuses}
          onChoose={(statuses) => set({ statuses })}
        />
      )}
      <OneOf
        label={ticketWords.priority}
        any={ticketWords.desk.anyPriority}
        options={PRIORITIES.map((value) => ({ value, name: ticketWords.priorities[value] }))}
        chosen={filter.priorities}
        onChoose={(priorities) => set({ priorities })}
      />
      <OneOf
        label={ticketWords.kind}
        any={ticketWords.desk.anyKind}
        options={TICKET_KINDS.map((value) => ({ value, name: ticketWords.kinds[value] }))}
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
        options={SORTS.map((value) => ({ value, name: ticketWords.desk.sorts[value] }))}
        onPick={(to) => setShown(saved, { filter, sort: to })}
      />
    </div>
  );
}

type OneOfProps<V extends string> = {
  readonly label: string;
  readonly any: string;
  readonly options: readonly { readonly value: V; readonly name: string }[];
  readonly chosen: readonly V[];
  readonly onChoose: (values: readonly V[]) => void;
};

/** Any of them, or one. */
function OneOf<V extends string>({ label, any, options, chosen, onChoose }: OneOfProps<V>) {
  return (
    <Pick<V | "">
      label={label}
      value={chosen[0] ?? ""}
      options={[{ value: "", name: any }, ...options]}
      onPick={(value) => onChoose(value === "" ? [] : [value])}
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
      options={tags.map((value) => ({ value, name: value }))}
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
      options={[
        { value: "any", name: slaWords.anyDue },
        { value: "soon", name: slaWords.soon },
      ]}
      onPick={(due) => set({ due })}
    />
  );
}

function TeamPick({ filter, set }: PartProps) {
  const teams = useDesk().registers.workspace.value?.teams ?? [];
  if (teams.length < 2) return null;
  return (
    <Pick
      label={slaWords.team}
      value={filter.team ?? ""}
      options={[
        { value: "", name: slaWords.anyTeam },
        ...teams.map(({ id, name }) => ({ value: id, name })),
      ]}
      onPick={(team) => set({ team: team === "" ? undefined : team })}
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
        { value: "any", name: ticketWords.desk.anybody },
        { value: "me", name: ticketWords.me(account.name) },
        { value: "nobody", name: ticketWords.nobody },
        ...others.map(({ id, name }) => ({ value: id, name })),
      ]}
      onPick={(assignee) => set({ assignee })}
    />
  );
}
