import type { RoutingOverview, TeamSettings } from "../../../server/protocol/routing.ts";
import { Avatar } from "../../../widget/ui/avatar.tsx";
import { ownTimeZone } from "../../browser.ts";
import { Empty } from "../../parts/empty.tsx";
import { useWished } from "../../parts/use-wished.ts";
import { go } from "../../state/here.ts";
import { routingWords } from "../../words/routing.ts";
import { BackLink } from "../parts/back-link.tsx";
import { Box, Choice, Line, NumberLine, Tick } from "../parts/fields.tsx";
import { LanguageList } from "../parts/levels.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { HoursEditor } from "../parts/hours-editor.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { asFirstTeam, changedTeam, inTeam, isIn, isInNoOther, withoutTeam } from "../state/edit.ts";
import { officeHours } from "../state/hours-edit.ts";
import { useRouting } from "../state/store.ts";

const STRATEGIES = ["least_busy", "round_robin", "longest_idle"] as const;
const OFFERS = ["one_by_one", "broadcast"] as const;

/** One team: how its chats go to its people, and when it is open. */
export function TeamPage({ id }: { readonly id: string }) {
  const { settings, edit } = useRoutingDraft();
  const nth = settings.teams.findIndex((one) => one.id === id);
  const team = settings.teams[nth];
  const back = <BackLink to={{ is: "teams" }} label={routingWords.allTeams} />;
  if (team === undefined)
    return (
      <>
        {back}
        <Empty title={routingWords.team.none} text="" />
      </>
    );
  const at = `teams.${nth}`;
  const change = (where: string, part: Partial<TeamSettings>) =>
    edit(`${at}.${where}`, changedTeam(settings, id, part));
  return (
    <>
      {back}
      <TeamBox at={at} team={team} change={change} />
      <LanguagesBox at={`${at}.languages`} team={team} change={change} />
      <HoursBox at={`${at}.hours`} team={team} change={change} />
      <MembersBox team={team} />
      {settings.teams.length > 1 && <RemoveBox team={team} isFirst={nth === 0} />}
    </>
  );
}

type PartProps = {
  readonly at: string;
  readonly team: TeamSettings;
  readonly change: (where: string, part: Partial<TeamSettings>) => void;
};

function TeamBox({ at, team, change }: PartProps) {
  const words = routingWords.team;
  return (
    <Box title={team.name}>
      <Line
        label={words.name}
        at={`${at}.name`}
        value={team.name}
        onInput={(name) => change("name", { name })}
        input={{ autocomplete: "off" }}
      />
      <Choice
        label={words.strategy}
        value={team.strategy}
        options={STRATEGIES.map((one) => [one, words.strategies[one]] as const)}
        onChoose={(strategy) => change("strategy", { strategy })}
      />
      <Choice
        label={words.offers}
        value={team.offers}
        options={OFFERS.map((one) => [one, words.allOffers[one]] as const)}
        onChoose={(offers) => change("offers", { offers })}
      />
      <NumberLine
        label={words.capacity}
        hint={words.capacityHint}
        at={`${at}.capacity`}
        value={team.capacity}
        onInput={(capacity) => change("capacity", { capacity })}
      />
    </Box>
  );
}

function LanguagesBox({ at, team, change }: PartProps) {
  const words = routingWords.team;
  return (
    <Box title={words.languages} hint={words.languagesHint}>
      <LanguageList
        languages={team.languages}
        onChange={(languages) => change("languages", { languages })}
      />
      <Wrong at={at} />
    </Box>
  );
}

function HoursBox({ at, team, change }: PartProps) {
  const words = routingWords.team;
  return (
    <Box title={words.open} hint={words.hoursHint}>
      <Tick
        checked={team.hours !== null}
        onChange={(has) => change("hours", { hours: has ? officeHours(ownTimeZone()) : null })}
      >
        {words.hasHours}
      </Tick>
      {team.hours !== null && (
        <HoursEditor
          at={at}
          hours={team.hours}
          onChange={(hours, where) => change(where.slice(at.length - "hours".length), { hours })}
        />
      )}
    </Box>
  );
}

function MembersBox({ team }: { readonly team: TeamSettings }) {
  const { saved, agents } = useRoutingDraft();
  const words = routingWords.team;
  if (!saved.teams.some(({ id }) => id === team.id))
    return (
      <Box title={words.people} hint={words.peopleLater}>
        {null}
      </Box>
    );
  const [first] = saved.teams;
  if (first === undefined) return null;
  return (
    <Box title={words.people} hint={words.peopleHint(first.name)}>
      <ul class="ticks">
        {agents.map((agent) => (
          <MemberLine key={agent.id} agent={agent} teamId={team.id} firstId={first.id} />
        ))}
      </ul>
    </Box>
  );
}

type MemberProps = {
  readonly agent: RoutingOverview["agents"][number];
  readonly teamId: string;
  readonly firstId: string;
};

function MemberLine({ agent: { id, name, routing }, teamId, firstId }: MemberProps) {
  const store = useRouting();
  const [on, setOn] = useWished(isIn(routing, teamId, firstId), (wished) =>
    store.saveAgent(id, (now) => ({
      capacity: now.capacity,
      routing: inTeam(now.routing, { teamId, on: wished }, firstId),
    })),
  );
  return (
    <li>
      <Tick
        checked={on}
        disabled={teamId === firstId && isInNoOther(routing, firstId)}
        onChange={setOn}
      >
        <Avatar name={name} seed={id} /> {name}
      </Tick>
    </li>
  );
}

type RemoveProps = { readonly team: TeamSettings; readonly isFirst: boolean };

function RemoveBox({ team: { id }, isFirst }: RemoveProps) {
  const { settings, edit } = useRoutingDraft();
  const words = routingWords.team;
  const remove = () => {
    edit("teams", withoutTeam(settings, id));
    go({ at: "routing", place: { is: "teams" } });
  };
  return (
    <section class="box">
      {!isFirst && (
        <button
          type="button"
          class="btn btn-line"
          onClick={() => edit("teams", asFirstTeam(settings, id))}
        >
          {words.makeFirst}
        </button>
      )}{" "}
      <button type="button" class="btn btn-line" onClick={remove}>
        {words.removeTeam}
      </button>
      <p class="below">{words.removeHint}</p>
    </section>
  );
}
