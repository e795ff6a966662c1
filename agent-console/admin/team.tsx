import type { Agent } from "../../server/protocol/registers.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { Pips } from "../parts/pips.tsx";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";
import { Invite } from "./invite.tsx";

/** Everybody who answers here, and how to add another. */
export function Team() {
  const { registers } = useDesk();
  const agents = [...registers.agents.value.values()].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
  return (
    <div class="columns">
      <section class="box" aria-labelledby="team-people">
        <header>
          <h2 id="team-people">{words.team.people}</h2>
          <span class="soft num">{agents.length}</span>
        </header>
        <ul class="people">
          {agents.map((agent) => (
            <Person key={agent.id} agent={agent} />
          ))}
        </ul>
      </section>
      <Invite />
    </div>
  );
}

function Person({ agent }: { readonly agent: Agent }) {
  const { account, registers } = useDesk();
  const present = registers.present.value.has(agent.id);
  const takes = present && agent.availability === "online";
  return (
    <li>
      <Avatar name={agent.name} seed={agent.id} presence={takes ? "online" : "away"} />
      <div class="grow">
        <p>
          <b class="strong">{agent.name}</b>
          {agent.id === account.id && <span class="soft"> ({words.you})</span>}
          {agent.role === "admin" && <span class="chip">{words.team.admin}</span>}
        </p>
        <small class="clip">{agent.email}</small>
      </div>
      <span class="soft">{words.team.presence(present, agent.availability)}</span>
      <Pips load={agent.load} capacity={agent.capacity} />
    </li>
  );
}
