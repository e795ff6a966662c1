import { useDesk } from "../state/use-desk.ts";
import { commandWords } from "../words/command.ts";
import { meWords } from "../words/nav.ts";
import { myself, setAvailability } from "./me.ts";

/** Who became away without choosing it reads so until they come back (SPEC P10). */
export function AwayNote() {
  const desk = useDesk();
  if (myself(desk)?.awayBecause !== "missed") return null;
  return (
    <p class="strip">
      {meWords.missed}
      <button type="button" class="btn btn-tint sm" onClick={() => setAvailability(desk, "online")}>
        {commandWords.be.online}
      </button>
    </p>
  );
}
