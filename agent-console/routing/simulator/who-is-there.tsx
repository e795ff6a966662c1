import { useDesk } from "../../state/use-desk.ts";
import { routingWords } from "../../words/routing.ts";
import { NumberLine, Tick } from "../parts/fields.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import type { AskedProps } from "./question.ts";

/** As it is now, until something else is made up of somebody. */
export function WhoIsThere({ asked, set }: AskedProps) {
  const { agents } = useRoutingDraft();
  const { registers } = useDesk();
  const words = routingWords.simulator;
  return (
    <fieldset class="who-is-there">
      <legend>{words.people}</legend>
      <ul>
        {agents.map(({ id, name }) => {
          const real = registers.agents.value.get(id);
          const now = asked.agents.get(id) ?? {
            online: registers.present.value.has(id) && real?.availability === "online",
            load: real?.load ?? 0,
          };
          const change = (part: Partial<typeof now>) =>
            set({ agents: new Map(asked.agents).set(id, { ...now, ...part }) });
          return (
            <li key={id}>
              <Tick checked={now.online} onChange={(online) => change({ online })}>
                {words.online(name)}
              </Tick>
              <NumberLine
                compact
                label={words.load(name)}
                at=""
                value={now.load}
                onInput={(load) => change({ load: Math.max(0, load ?? 0) })}
              />
            </li>
          );
        })}
      </ul>
      {asked.agents.size > 0 && (
        <button type="button" class="btn btn-bare sm" onClick={() => set({ agents: new Map() })}>
          {words.asNow}
        </button>
      )}
    </fieldset>
  );
}
