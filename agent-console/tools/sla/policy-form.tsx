import { SLA_METRICS } from "../../../server/protocol/sla.ts";
import type { SlaOverview, SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import { PRIORITIES, tidyTag } from "../../../server/protocol/ticket.ts";
import { TextField } from "../../parts/text-field.tsx";
import { Pick } from "../../parts/pick.tsx";
import { offeredTeams } from "../../parts/offered-teams.ts";
import { Some } from "../../parts/some.tsx";
import { useTyped } from "../../parts/use-typed.ts";
import { slaWords } from "../../words/sla.ts";
import { ticketWords } from "../../words/ticket.ts";
import { listOf, mistakesIn, targetIn, writeTarget, type Mistakes } from "./policy-edit.ts";

type FormProps = {
  readonly policy: SlaPolicy;
  readonly overview: SlaOverview;
  readonly onChange: (policy: SlaPolicy) => void;
};

/** All that one policy says. */
export function PolicyForm({ policy, overview, onChange }: FormProps) {
  const set = (change: Partial<SlaPolicy>) => onChange({ ...policy, ...change });
  const mistakes = mistakesIn(policy, overview.teams);
  return (
    <div class="policy-form">
      <TextField
        label={slaWords.settings.name}
        value={policy.name}
        error={mistakes.name ?? null}
        patient
        onInput={(name) => set({ name })}
        longest={60}
      />
      <When policy={policy} overview={overview} mistakes={mistakes} onChange={onChange} />
      <fieldset>
        <legend>{slaWords.settings.targets}</legend>
        <div class="three">
          {SLA_METRICS.map((metric) => (
            <TimeField
              key={metric}
              label={slaWords.metrics[metric]}
              minutes={policy.targets[metric]}
              error={mistakes[metric] ?? null}
              onInput={(minutes) => set({ targets: { ...policy.targets, [metric]: minutes } })}
            />
          ))}
        </div>
        <p class={mistakes.targets === undefined ? "soft tiny" : "trouble"}>
          {mistakes.targets ?? slaWords.settings.minutes}
        </p>
      </fieldset>
      <Counting policy={policy} overview={overview} set={set} />
      <TimeField
        label={slaWords.settings.warn}
        minutes={policy.warnMinutes}
        hint={slaWords.settings.warnHint}
        error={mistakes.warn ?? null}
        onInput={(minutes) => set({ warnMinutes: minutes ?? 0 })}
      />
      <Escalation policy={policy} overview={overview} mistakes={mistakes} set={set} />
    </div>
  );
}

function When(props: FormProps & { readonly mistakes: Mistakes }) {
  const { policy, overview, mistakes, onChange } = props;
  const { when } = policy;
  const teams = offeredTeams(overview.teams, when.teamIds);
  const set = (change: Partial<SlaPolicy["when"]>) =>
    onChange({ ...policy, when: { ...when, ...change } });
  return (
    <fieldset>
      <legend>{slaWords.settings.when}</legend>
      <Some
        label={slaWords.settings.priorities}
        options={PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const)}
        chosen={when.priorities}
        onChoose={(priorities) => set({ priorities })}
      />
      {teams.length > 1 && (
        <Some
          label={slaWords.settings.teams}
          options={teams}
          chosen={when.teamIds}
          onChoose={(teamIds) => set({ teamIds })}
        />
      )}
      {mistakes.teamIds !== undefined && <p class="trouble">{mistakes.teamIds}</p>}
      <ListField
        label={slaWords.settings.plans}
        list={when.plans}
        hint={overview.plans.join(", ")}
        onList={(plans) => set({ plans })}
      />
      <ListField
        label={slaWords.settings.tags}
        list={when.tags}
        tidy={tidyTag}
        onList={(tags) => set({ tags })}
      />
    </fieldset>
  );
}

type PartProps = {
  readonly policy: SlaPolicy;
  readonly overview: SlaOverview;
  readonly set: (change: Partial<SlaPolicy>) => void;
};

function Counting({ policy, overview, set }: PartProps) {
  const alwaysOpen = policy.clock === "team" && overview.teams.every(({ open }) => open);
  return (
    <fieldset>
      <legend>{slaWords.settings.clock}</legend>
      <Pick
        label={slaWords.settings.clock}
        value={policy.clock}
        options={(["always", "team"] as const).map(
          (value) => [value, slaWords.settings.clocks[value]] as const,
        )}
        onChoose={(clock) => set({ clock })}
      />
      {alwaysOpen && <p class="soft tiny">{slaWords.settings.alwaysOpen}</p>}
      <label class="check">
        <input
          type="checkbox"
          checked={policy.pauseOnHold}
          onChange={(event) => set({ pauseOnHold: event.currentTarget.checked })}
        />
        {slaWords.settings.pauseOnHold}
      </label>
      <p class="soft tiny">{slaWords.settings.pauses}</p>
    </fieldset>
  );
}

const TIERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function Escalation(props: PartProps & { readonly mistakes: Mistakes }) {
  const { policy, overview, mistakes, set } = props;
  const { escalate } = policy;
  const teams = offeredTeams(overview.teams, escalate.teamId === null ? [] : [escalate.teamId]);
  const to = (change: Partial<SlaPolicy["escalate"]>) =>
    set({ escalate: { ...escalate, ...change } });
  const keep = ["", slaWords.settings.keep] as const;
  return (
    <fieldset>
      <legend>{slaWords.settings.escalate}</legend>
      <div class="picks-in-form">
        <Labelled text={slaWords.settings.raise}>
          <Pick
            label={slaWords.settings.raise}
            value={escalate.priority ?? ""}
            options={[
              keep,
              ...PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const),
            ]}
            onChoose={(value) => to({ priority: value === "" ? null : value })}
          />
        </Labelled>
        {teams.length > 1 && (
          <Labelled text={slaWords.settings.toTeam}>
            <Pick
              label={slaWords.settings.toTeam}
              value={escalate.teamId ?? ""}
              options={[keep, ...teams]}
              onChoose={(value) => to({ teamId: value === "" ? null : value })}
            />
          </Labelled>
        )}
        <Labelled text={slaWords.settings.toTier}>
          <Pick
            label={slaWords.settings.toTier}
            value={String(escalate.tier ?? "")}
            options={[
              keep,
              ...TIERS.map((tier) => [String(tier), slaWords.settings.tier(tier)] as const),
            ]}
            onChoose={(value) => to({ tier: value === "" ? null : Number(value) })}
          />
        </Labelled>
      </div>
      {mistakes.toTeam !== undefined && <p class="trouble">{mistakes.toTeam}</p>}
      <p class="soft tiny">{slaWords.settings.told}</p>
    </fieldset>
  );
}

function Labelled({ text, children }: { readonly text: string; readonly children: unknown }) {
  return (
    <span class="labelled">
      <span class="soft" aria-hidden="true">
        {text}
      </span>
      {children as never}
    </span>
  );
}

type TimeProps = {
  readonly label: string;
  readonly minutes: number | null;
  readonly error: string | null;
  readonly hint?: string;
  readonly onInput: (minutes: number | null) => void;
};

function TimeField({ label, minutes, error, hint, onInput }: TimeProps) {
  const typed = useTyped(minutes, writeTarget);
  return (
    <TextField
      label={label}
      value={typed.text}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      onInput={(text) => {
        const read = targetIn(text);
        typed.type(text, read);
        onInput(read);
      }}
      input={{ placeholder: "0:00", inputMode: "text", autocomplete: "off" }}
    />
  );
}

type ListProps = {
  readonly label: string;
  readonly list: readonly string[];
  readonly hint?: string;
  /** Each as it is kept. */
  readonly tidy?: (one: string) => string;
  readonly onList: (list: string[]) => void;
};

function ListField({ label, list, hint = "", tidy, onList }: ListProps) {
  const typed = useTyped(list, (all) => all.join(", "));
  return (
    <TextField
      label={label}
      value={typed.text}
      {...(hint === "" ? {} : { hint })}
      onInput={(text) => {
        const read = listOf(text, tidy);
        typed.type(text, read);
        onList(read);
      }}
      longest={400}
      input={{ autocomplete: "off" }}
    />
  );
}
