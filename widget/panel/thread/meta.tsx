import type { ComponentChildren } from "preact";
import { AlertIcon, CheckIcon, ChecksIcon, ClockIcon } from "../../ui/icons-talk.tsx";
import type { Unsent } from "../../link/outbox.ts";
import type { Turn } from "../../ui/turns.ts";
import { useApp } from "../app.ts";
import { times } from "../reading.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

/** When a turn was written, and for one's own how far it has come: a word before an icon. */
export function Meta({ turn }: { readonly turn: Turn }) {
  const { session } = useApp();
  const blocked = session.snapshot.value?.blocked === true;
  const time = times().clock(turn.at);
  const { state } = laterWords();
  switch (turn.state) {
    case null:
      return <Line>{time}</Line>;
    case "heard":
      return (
        <Line>
          {time} <ChecksIcon />
          <span class="sr">{state.seenWord}</span>
        </Line>
      );
    case "seen":
      return (
        <Line>
          {say(state.seen, { time })} <ChecksIcon />
        </Line>
      );
    case "delivered":
      return (
        <Line>
          {say(state.delivered, { time })} <CheckIcon />
        </Line>
      );
    case "sent":
      return <Line>{say(state.sent, { time })}</Line>;
    case "sending":
    case "waiting":
      return (
        <Line>
          <ClockIcon />
          {blocked ? state.kept : session.status.value === "online" ? state.sending : state.waiting}
        </Line>
      );
    case "failed":
      return blocked ? <Line>{state.kept}</Line> : <Failed turn={turn} />;
  }
}

function Failed({ turn }: { readonly turn: Turn }) {
  const { outbox } = useApp().session;
  const again = () => turn.messages.forEach(({ id }) => outbox.retry(id));
  const items = outbox.items.value.filter(({ id }) => turn.messages.some((one) => one.id === id));
  const names = items.flatMap(({ files = [] }) => files.map(({ name }) => name)).join(", ");
  // A file that waited here for more than a day is gone on the server: the words go without it.
  const withoutFiles = () => {
    const words: Unsent[] = [];
    for (const { files: _, state: __, ...item } of items)
      if (item.text === "") outbox.discard(item.id);
      else words.push(item);
    outbox.put(...words);
  };
  return (
    <p class="meta failed">
      <AlertIcon />
      {laterWords().state.notSent}{" "}
      <button type="button" onClick={again}>
        {laterWords().tryAgain}
      </button>
      {names !== "" && (
        <button type="button" onClick={withoutFiles}>
          {say(laterWords().files.drop, { name: names })}
        </button>
      )}
    </p>
  );
}

/** How far it has come is seen; what is said of it aloud, the announcer says once. */
function Line({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="meta num" aria-live="off">
      {children}
    </p>
  );
}
