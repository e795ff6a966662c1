import { useSignal } from "@preact/signals";
import type { Agent } from "../../server/protocol/registers.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { MoreIcon } from "../../widget/ui/icons.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { Pips } from "../parts/pips.tsx";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { teamWords } from "../words/team.ts";
import { Invite } from "./invite.tsx";

/** Everybody who answers here, how to add another, and who does not any more. */
export function Team() {
  const { registers } = useDesk();
  const everybody = [...registers.agents.value.values()].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
  const agents = everybody.filter(({ active }) => active);
  const closed = everybody.filter(({ active }) => !active);
  return (
    <div class="columns">
      <section class="box" aria-labelledby="team-people">
        <header>
          <h2 id="team-people">{teamWords.people}</h2>
          <span class="soft num">{agents.length}</span>
        </header>
        <ul class="people">
          {agents.map((agent) => (
            <Person key={agent.id} agent={agent} />
          ))}
        </ul>
        {closed.length > 0 && <Closed agents={closed} />}
      </section>
      <Invite />
    </div>
  );
}

function Person({ agent }: { readonly agent: Agent }) {
  const { account, registers } = useDesk();
  const asking = useSignal(false);
  const present = registers.present.value.has(agent.id);
  const takes = present && agent.availability === "online";
  return (
    <li>
      <Avatar name={agent.name} seed={agent.id} presence={takes ? "online" : "away"} />
      <div class="grow">
        <p>
          <b class="strong">{agent.name}</b>
          {agent.id === account.id && <span class="soft"> ({commonWords.you})</span>}
          {agent.role === "admin" && <span class="chip">{teamWords.admin}</span>}
        </p>
        <small class="clip">{agent.email}</small>
      </div>
      <span class="soft">{teamWords.presence(present, agent.availability)}</span>
      <Pips load={agent.load} capacity={agent.capacity} />
      {agent.id !== account.id && (
        <Menu label={teamWords.more(agent.name)} triggerClass="tool sm" trigger={<MoreIcon />}>
          <MenuItem onChoose={() => (asking.value = true)}>{teamWords.deactivate}</MenuItem>
        </Menu>
      )}
      {asking.value && <Sure agent={agent} done={() => (asking.value = false)} />}
    </li>
  );
}

/** It hits somebody at work: said what it does, and asked once more. */
function Sure({ agent, done }: { readonly agent: Agent; readonly done: () => void }) {
  const setActive = useSetActive(agent);
  return (
    <div class="sure arrive" role="alert">
      <p class="soft">{teamWords.sure(agent.name)}</p>
      <p class="row-ends">
        <button type="button" class="btn btn-line" onClick={done}>
          {teamWords.keep}
        </button>
        <button type="button" class="btn btn-main" onClick={() => void setActive(false)}>
          {teamWords.yes(agent.name)}
        </button>
      </p>
    </div>
  );
}

function Closed({ agents }: { readonly agents: readonly Agent[] }) {
  return (
    <>
      <h3 class="closed-title" id="team-closed">
        {teamWords.closed}
      </h3>
      <p class="soft tiny">{teamWords.closedHow}</p>
      <ul class="people" aria-labelledby="team-closed">
        {agents.map((agent) => (
          <ClosedPerson key={agent.id} agent={agent} />
        ))}
      </ul>
    </>
  );
}

function ClosedPerson({ agent }: { readonly agent: Agent }) {
  const setActive = useSetActive(agent);
  return (
    <li>
      <Avatar name={agent.name} seed={agent.id} />
      <div class="grow">
        <p>{agent.name}</p>
        <small class="clip">{agent.email}</small>
      </div>
      <button
        type="button"
        class="btn btn-line sm"
        aria-label={teamWords.reactivateOne(agent.name)}
        onClick={() => void setActive(true)}
      >
        {teamWords.reactivate}
      </button>
    </li>
  );
}

function useSetActive({ id, name }: Agent) {
  const desk = useDesk();
  return async (active: boolean) => {
    const reply = await desk.attempt("agent:activate", { agentId: id, active });
    if (reply.ok)
      desk.toasts.say(active ? teamWords.reactivated(name) : teamWords.deactivated(name));
  };
}
