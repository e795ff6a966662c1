import "./ratings.css";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import {
  PERIODS,
  type NamedTally,
  type Period,
  type Said,
  type Satisfaction,
} from "../../server/protocol/satisfaction.ts";
import { RateIcon } from "../../widget/ui/rate-icon.tsx";
import { Bones, Empty } from "../parts/empty.tsx";
import { HOME } from "../route.ts";
import { href, say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { ratingsWords as words } from "../words/ratings.ts";
import { shareOf } from "./share.ts";

/** How customers found it: all together, by person, by team, and in their own words. */
export function RatingsPage() {
  const { link } = useDesk();
  const days = useSignal<Period>(30);
  const read = useSignal<Satisfaction | "failed" | null>(null);
  const look = async (over: Period) => {
    days.value = over;
    const reply = await link.request("satisfaction:read", { days: over });
    // Another time was chosen meanwhile.
    if (days.value === over) read.value = reply.ok ? reply.value : "failed";
  };
  const isOnline = link.status.value === "online";
  // Anew when the connection is there, or back.
  useEffect(() => void (isOnline && look(days.peek())), [link, isOnline]);
  const { value } = read;
  return (
    <div class="ratings">
      <div class="segments" role="group" aria-label={words.period}>
        {PERIODS.map((one) => (
          <button
            key={one}
            type="button"
            class={one === days.value ? "is-on" : ""}
            aria-pressed={one === days.value}
            onClick={() => void look(one)}
          >
            {words.days(one)}
          </button>
        ))}
      </div>
      {value === null && <Bones rows={4} />}
      {value === "failed" && (
        <p class="trouble" role="alert">
          {words.failed}{" "}
          <button type="button" class="btn btn-line sm" onClick={() => void look(days.value)}>
            {words.again}
          </button>
        </p>
      )}
      {value !== null && value !== "failed" && <Shown read={value} />}
    </div>
  );
}

function Shown({ read: { all, agents, teams, said, whole } }: { readonly read: Satisfaction }) {
  if (all.good + all.bad === 0) return <Empty title={words.none} text={words.noneHow} />;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>{words.good}</dt>
          <dd class="num">{words.share(shareOf(all))}</dd>
        </div>
        <div>
          <dt>{words.answers}</dt>
          <dd class="num">
            {all.good + all.bad}
            <small>{words.of(all)}</small>
          </dd>
        </div>
      </dl>
      {!whole && <p class="soft">{words.notWhole}</p>}
      <div class="columns">
        <Tallies title={words.agents} tallies={agents} />
        {teams.length > 0 && <Tallies title={words.teams} tallies={teams} />}
      </div>
      <p class="soft">{words.counts}</p>
      <section class="box" aria-labelledby="ratings-said">
        <header>
          <h2 id="ratings-said">{words.said}</h2>
        </header>
        {said.length === 0 && <p class="soft">{words.nothingSaid}</p>}
        <ul class="said">
          {said.map((one) => (
            <SaidRow key={one.conversationId} said={one} />
          ))}
        </ul>
      </section>
    </>
  );
}

type TalliesProps = { readonly title: string; readonly tallies: readonly NamedTally[] };

function Tallies({ title, tallies }: TalliesProps) {
  return (
    <section class="box">
      <table class="tallies">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.good}</th>
            <th scope="col">{words.bad}</th>
            <th scope="col">%</th>
          </tr>
        </thead>
        <tbody>
          {tallies.map((one) => (
            <tr key={one.id}>
              <th scope="row" dir="auto">
                {one.name}
              </th>
              <td class="num">{one.good}</td>
              <td class="num">{one.bad}</td>
              <td class="num strong">{shareOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SaidRow({
  said: { conversationId, ticketId, good, text, at, agents },
}: {
  readonly said: Said;
}) {
  const names = words.by(agents);
  const open =
    ticketId === null
      ? ({ is: "conversation", id: conversationId } as const)
      : ({ is: "ticket", id: ticketId } as const);
  return (
    <li>
      <span class={`rated ${good ? "good" : "bad"}`}>
        <RateIcon good={good} />
        <span class="sr">{good ? words.good : words.bad}</span>
      </span>
      <div>
        <q class="typed" dir="auto">
          {text}
        </q>
        <p class="soft">
          <bdi>{names}</bdi>, {say.day(at)}
        </p>
      </div>
      <a
        class="btn btn-line sm"
        aria-label={words.openOf(names)}
        href={href({ ...HOME, view: ticketId === null ? "all" : "tickets", open })}
      >
        {words.open}
      </a>
    </li>
  );
}
