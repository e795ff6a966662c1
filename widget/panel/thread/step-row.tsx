import type { StepEntry } from "../../ui/turns.ts";
import { times } from "../reading.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

/** A step down the cascade, or the end of a chat. */
export function StepRow({ entry }: { readonly entry: StepEntry }) {
  const time = times().clock(entry.at);
  if (entry.is === "resolved")
    return <p class="day">{say(laterWords().thread.closed, { time })}</p>;
  return (
    <p class="step">
      <span>
        <strong>{nameOf(entry)}</strong> <span class="num">{time}</span>
      </span>
    </p>
  );
}

function nameOf(entry: Exclude<StepEntry, { is: "resolved" }>): string {
  switch (entry.is) {
    case "handoff":
      return laterWords().thread.passedOn;
    case "transferred":
      return handedOn(entry);
    case "joined":
      return say(laterWords().thread.joined, { name: entry.agentName });
    case "filed":
      return laterWords().thread.becameRequest;
  }
}

function handedOn({ agentName: name, to }: Extract<StepEntry, { is: "transferred" }>): string {
  const { handedOn, handedTo, handedToSpecialist } = laterWords().thread;
  if (to.is === "agent" || to.is === "team") return say(handedTo, { name, other: to.name });
  return say(to.is === "specialist" ? handedToSpecialist : handedOn, { name });
}
