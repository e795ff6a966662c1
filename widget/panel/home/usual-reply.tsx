import { useApp } from "../app.ts";
import { times } from "../reading.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";
import { words } from "../words/words.ts";

/** How long people usually take to answer, where something speaks for a number. */
export function UsualReply() {
  const { usualReplyMs } = useApp().session.team.value;
  if (usualReplyMs === null) return <>{words().home.peopleAnswer}</>;
  const time = say(laterWords().wait.within, { time: times().minutes(usualReplyMs, usualReplyMs) });
  return <>{say(laterWords().usualReply, { time })}</>;
}
