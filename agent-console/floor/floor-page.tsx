import { Avatar } from "../../widget/ui/avatar.tsx";
import { AlertIcon } from "../../widget/ui/icons.tsx";
import { Pips } from "../parts/pips.tsx";
import { Waited } from "../parts/waited.tsx";
import { HOME } from "../route.ts";
import { overlay } from "../state/asked.ts";
import { href, minute } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { floorWords } from "../words/floor.ts";
import { OnSiteBox } from "./on-site.tsx";
import { floorOf, type Alert, type Floor, type Post } from "./floor.ts";
import type { InboxRow } from "../../server/protocol/registers.ts";

/** Who waits, who answers whom, and what is worth a supervisor's look. */
export function FloorPage() {
  const { registers } = useDesk();
  const floor = floorOf({
    held: registers.held.value,
    agents: registers.agents.value,
    present: registers.present.value,
    quietMinutes: registers.workspace.value?.quietMinutes,
    now: minute.value,
  });
  return (
    <div class="floor">
      <Figures floor={floor} />
      {floor.alerts.length > 0 && <Alerts alerts={floor.alerts} />}
      <div class="columns">
        <section class="box" aria-labelledby="floor-people">
          <header>
            <h2 id="floor-people">{floorWords.agents}</h2>
            <span class="soft num">{floorWords.onDuty(onDuty(floor))}</span>
          </header>
          <ul class="posts">
            {floor.posts.map((post) => (
              <PostRow key={post.agent.id} post={post} />
            ))}
          </ul>
          <p class="soft">{floorWords.whisper}</p>
        </section>
        <section class="box" aria-labelledby="floor-queue">
          <header>
            <h2 id="floor-queue">{floorWords.queue}</h2>
            <span class="soft num">{floor.waiting.length}</span>
          </header>
          {floor.waiting.length === 0 && <p class="soft">{floorWords.nobodyWaits}</p>}
          <ol class="queue">
            {floor.waiting.map((row) => (
              <QueueRow key={row.id} row={row} />
            ))}
          </ol>
        </section>
      </div>
      <OnSiteBox />
    </div>
  );
}

function onDuty({ posts }: Floor): number {
  return posts.filter(({ stand }) => stand === "free" || stand === "full").length;
}

function Figures({ floor: { waiting, live, places, unassigned } }: { readonly floor: Floor }) {
  const [first] = waiting;
  return (
    <dl class="figures">
      <div>
        <dt>{floorWords.waiting}</dt>
        <dd class="num">
          {waiting.length}
          {first !== undefined && (
            <small>
              {floorWords.longest} <Waited since={first.since} />
            </small>
          )}
        </dd>
      </div>
      <div>
        <dt>{floorWords.live}</dt>
        <dd class="num">{live}</dd>
      </div>
      <div>
        <dt>{floorWords.places}</dt>
        <dd class="num">{places}</dd>
      </div>
      <div>
        <dt>{floorWords.unassigned}</dt>
        <dd class="num">
          {unassigned === 0 ? 0 : <a href={href({ ...HOME, view: "unassigned" })}>{unassigned}</a>}
        </dd>
      </div>
    </dl>
  );
}

function Alerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  const shown = alerts.slice(0, MOST_ALERTS);
  return (
    <section
      class="alerts"
      role="status"
      aria-label={floorWords.alerts}
      aria-atomic="false"
      aria-relevant="additions"
    >
      {shown.map((alert) => (
        <p key={keyOf(alert)}>
          <AlertIcon small />
          <AlertWords alert={alert} />
        </p>
      ))}
      {alerts.length > shown.length && (
        <p class="soft">{floorWords.more(alerts.length - shown.length)}</p>
      )}
    </section>
  );
}

/** More at once help nobody. */
const MOST_ALERTS = 8;

function keyOf(alert: Alert): string {
  switch (alert.is) {
    case "nobody":
      return alert.is;
    case "long_wait":
    case "unanswered":
      return alert.row.id;
    case "breach":
      return alert.ticket.id;
  }
}

function AlertWords({ alert }: { readonly alert: Alert }) {
  switch (alert.is) {
    case "nobody":
      return <span>{floorWords.nobody(alert.waiting)}</span>;
    case "long_wait":
      return (
        <span>
          <a href={chatHref(alert.row)}>{floorWords.longWait(alert.row.contactName)}</a>{" "}
          <For since={alert.row.since} />
        </span>
      );
    case "unanswered": {
      const { row, since, stand } = alert;
      return (
        <span>
          <a href={chatHref(row)}>{floorWords.unanswered(row.contactName)}</a> <For since={since} />
          {floorWords.withAgent(row.agentName ?? "", stand)}
        </span>
      );
    }
    case "breach": {
      const { id, reference, subject } = alert.ticket;
      const open = { is: "ticket", id } as const;
      return (
        <span class="clip" dir="auto">
          <a href={href({ ...HOME, view: "tickets", open })}>{floorWords.breach(reference)}</a>{" "}
          {subject}
        </span>
      );
    }
  }
}

/** A clock that nobody is read aloud each second. */
function For({ since }: { readonly since: number }) {
  return (
    <span class="num" role="timer">
      <Waited since={since} />
    </span>
  );
}

function PostRow({ post: { agent, stand, chats } }: { readonly post: Post }) {
  const here = stand === "free" || stand === "full";
  return (
    <li>
      <Avatar name={agent.name} seed={agent.id} size={30} presence={here ? "online" : "away"} />
      <div class="grow">
        <p>
          <b class="strong">{agent.name}</b> <span class="soft">{floorWords.stands[stand]}</span>
        </p>
        <p class="post-chats">
          {chats.length === 0 && <span class="soft">{floorWords.noChats}</span>}
          {chats.map((row) => (
            <a key={row.id} class="chip line" href={chatHref(row)}>
              <span class="sr">{floorWords.watch} </span>
              <span class="clip">{row.contactName}</span>{" "}
              <span class="soft num">
                <Waited since={row.since} />
              </span>
            </a>
          ))}
        </p>
      </div>
      <Pips load={agent.load} capacity={agent.capacity} />
    </li>
  );
}

function QueueRow({ row }: { readonly row: InboxRow }) {
  const give = () => {
    overlay.value = { is: "hand-on", conversationId: row.id, own: false };
  };
  return (
    <li>
      <a href={chatHref(row)} class="grow queue-who">
        <b class="strong clip">{row.contactName}</b>
        <span class="soft clip" dir="auto">
          {row.title}
        </span>
      </a>
      <span class="queue-wait num">
        <Waited since={row.since} />
        {row.status === "offered" && row.agentName !== null && (
          <small class="soft">{floorWords.offeredTo(row.agentName)}</small>
        )}
      </span>
      <button
        type="button"
        class="btn btn-line sm"
        aria-label={floorWords.giveOf(row.contactName)}
        onClick={give}
      >
        {floorWords.give}
      </button>
    </li>
  );
}

function chatHref({ id }: InboxRow): string {
  return href({ ...HOME, view: "all", open: { is: "conversation", id } });
}
