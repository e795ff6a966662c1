import type { Route } from "../route.ts";
import { minute, route } from "../state/here.ts";
import { isOut } from "../state/leave.ts";
import { useDesk } from "../state/use-desk.ts";
import { commandWords } from "../words/command.ts";
import { leaveWords } from "../words/contact.ts";
import { meWords } from "../words/nav.ts";
import { myself, outWords, setAvailability } from "./me.ts";

/**
 * Who became away without choosing it reads so until they come back (SPEC P10), and who is on leave,
 * as long as they are: either may have been somebody else's doing.
 */
export function AwayNote() {
  const desk = useDesk();
  const me = myself(desk);
  if (me !== null && isOut(me, minute.value))
    return isAtTheirOwn(route.value) ? null : (
      <Strip
        text={`${outWords(me)} ${leaveWords.noChats}`}
        back={leaveWords.back}
        onBack={() => void desk.attempt("leave:set", { leave: null })}
      />
    );
  if (me?.awayBecause !== "missed") return null;
  return (
    <Strip
      text={meWords.missed}
      back={commandWords.be.online}
      onBack={() => setAvailability(desk, "online")}
    />
  );
}

/** Where one's leave is set it says so itself. */
function isAtTheirOwn(place: Route): boolean {
  return place.at === "page" && place.page === "me";
}

type StripProps = {
  readonly text: string;
  readonly back: string;
  readonly onBack: () => void;
};

function Strip({ text, back, onBack }: StripProps) {
  return (
    <p class="strip">
      {text}
      <button type="button" class="btn btn-tint sm" onClick={onBack}>
        {back}
      </button>
    </p>
  );
}
