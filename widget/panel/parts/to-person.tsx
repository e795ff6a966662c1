import { PersonIcon } from "../../ui/icons-home.tsx";
import { useApp } from "../app.ts";
import { laterWords } from "../words/later-words.ts";
import { words } from "../words/words.ts";
import { callPerson } from "./call-person.ts";
import { hereOf } from "./here.ts";

/** The way to a person, wherever the bot or an article speaks. */
export function ToPerson() {
  const app = useApp();
  const people = app.session.team.value.people.map(({ name }) => name).slice(0, 2);
  return (
    <div class="to-person">
      <span>{people.length > 0 ? hereOf(people) : laterWords().ratherAsk}</span>
      <button type="button" class="btn btn-line sm" onClick={() => callPerson(app)}>
        <PersonIcon small />
        {words().talkToPerson}
      </button>
    </div>
  );
}
