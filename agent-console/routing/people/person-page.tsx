import { useSignal } from "@preact/signals";
import type { AgentRouting, RoutingOverview } from "../../../server/protocol/routing.ts";
import { ownTimeZone } from "../../browser.ts";
import { Empty } from "../../parts/empty.tsx";
import { rebased } from "../../state/rebased.ts";
import { useUnsaved } from "../../state/unsaved.ts";
import { routingWords } from "../../words/routing.ts";
import { BackLink } from "../parts/back-link.tsx";
import { Box, NumberLine, Tick } from "../parts/fields.tsx";
import { HoursEditor } from "../parts/hours-editor.tsx";
import { ProblemsContext } from "../parts/problems-context.tsx";
import { SaveBar } from "../parts/save-bar.tsx";
import type { AgentWork } from "../state/api.ts";
import { useRoutingDraft } from "../state/draft.ts";
import { officeHours } from "../state/hours-edit.ts";
import { NO_PROBLEMS, withoutProblems, type Problems } from "../state/problems.ts";
import { useRouting, workThere } from "../state/store.ts";
import { LanguagesBox, SkillsBox } from "./knows.tsx";
import { LeaveBox } from "./leave-box.tsx";
import type { PersonPart } from "./person-part.ts";
import { TeamsBox } from "./teams-box.tsx";

type Person = RoutingOverview["agents"][number];

/** `base`: as it was when the edit began. */
type PersonEdit = { readonly base: AgentWork; readonly mine: AgentWork };

/** What decides which chats one person is for. */
export function PersonPage({ id }: { readonly id: string }) {
  const { agents } = useRoutingDraft();
  const person = agents.find((one) => one.id === id);
  return (
    <>
      <BackLink to={{ is: "people" }} label={routingWords.everybody} />
      {person === undefined ? (
        <Empty title={routingWords.person.none} text="" />
      ) : (
        <PersonForm key={id} person={person} />
      )}
    </>
  );
}

function PersonForm({ person }: { readonly person: Person }) {
  const store = useRouting();
  const draft = useUnsaved<PersonEdit>(`person/${person.id}`);
  const problems = useSignal<Problems>(NO_PROBLEMS);
  const busy = useSignal(false);
  const { agents, saved: settings } = useRoutingDraft();
  const kept = workThere({ agents, settings }, person);
  const { base, mine } = draft.value ?? { base: kept, mine: kept };
  const now = workThere({ agents, settings }, mine);
  const edit = (at: string, change: Partial<AgentWork>) => {
    draft.value = { base, mine: { ...now, ...change } };
    problems.value = withoutProblems(problems.value, at);
  };
  const set = (at: string, part: Partial<AgentRouting>) =>
    edit(`routing.${at}`, { routing: { ...now.routing, ...part } });
  const save = async () => {
    busy.value = true;
    const wrong = await store.saveAgent(person.id, (newest) =>
      rebased({ base, mine: now }, newest),
    );
    busy.value = false;
    problems.value = wrong ?? NO_PROBLEMS;
    if (wrong === null) draft.value = null;
  };
  const { routing } = now;
  return (
    <ProblemsContext.Provider value={problems.value}>
      <WorkBox name={person.name} now={now} edit={edit} set={set} />
      <TeamsBox routing={routing} set={set} />
      <SkillsBox routing={routing} set={set} />
      <LanguagesBox routing={routing} set={set} />
      <HoursBox routing={routing} set={set} />
      <LeaveBox me={person.id} routing={routing} set={set} />
      {draft.value !== null && (
        <SaveBar
          problems={problems.value}
          busy={busy.value}
          onSave={() => void save()}
          onDiscard={() => {
            draft.value = null;
            problems.value = NO_PROBLEMS;
          }}
        />
      )}
    </ProblemsContext.Provider>
  );
}

type WorkProps = {
  readonly name: string;
  readonly now: AgentWork;
  readonly edit: (at: string, change: Partial<AgentWork>) => void;
  readonly set: PersonPart["set"];
};

function WorkBox({ name, now, edit, set }: WorkProps) {
  const words = routingWords.person;
  return (
    <Box title={name}>
      <div class="form-row">
        <NumberLine
          label={words.capacity}
          at="capacity"
          value={now.capacity}
          onInput={(capacity) => edit("capacity", { capacity: capacity ?? -1 })}
        />
        <NumberLine
          label={words.tier}
          hint={words.tierHint}
          at="routing.tier"
          value={now.routing.tier}
          onInput={(tier) => set("tier", { tier: tier ?? -1 })}
        />
      </div>
    </Box>
  );
}

function HoursBox({ routing, set }: PersonPart) {
  const words = routingWords.person;
  return (
    <Box title={words.hours} hint={words.hoursHint}>
      <Tick
        checked={routing.hours !== null}
        onChange={(has) => set("hours", { hours: has ? officeHours(ownTimeZone()) : null })}
      >
        {words.hasHours}
      </Tick>
      {routing.hours !== null && (
        <HoursEditor
          at="routing.hours"
          hours={routing.hours}
          onChange={(hours, where) => set(where.replace(/^routing\./, ""), { hours })}
        />
      )}
    </Box>
  );
}
