import { Avatar } from "../../widget/ui/avatar.tsx";
import { SlidersIcon, UpIcon } from "../../widget/ui/icons.tsx";
import { LeaveIcon } from "../icons.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { Pips } from "../parts/pips.tsx";
import { go, minute } from "../state/here.ts";
import { isOut } from "../state/leave.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { leaveWords } from "../words/contact.ts";
import { meWords } from "../words/nav.ts";
import { commandWords } from "../words/command.ts";
import { leave, myself, setAvailability } from "./me.ts";

/** Oneself: available or away, how much is in hand, and the way out. */
export function MeCard() {
  const desk = useDesk();
  const me = myself(desk);
  const availability = me?.availability ?? "away";
  const out = me !== null && isOut(me, minute.value);
  return (
    <div class="me-place">
      <Menu
        label={meWords.menu}
        worded
        triggerClass="me"
        opens="up"
        trigger={
          <>
            <Avatar
              name={desk.account.name}
              seed={desk.account.id}
              presence={out ? "away" : availability}
            />
            <span class="grow me-words">
              <b class="strong clip">{desk.account.name}</b>
              <span class="soft">
                {me === null ? "" : out ? leaveWords.title : commonWords.availability[availability]}
              </span>
            </span>
            {me !== null && <Pips load={me.load} capacity={me.capacity} />}
            <UpIcon small />
          </>
        }
      >
        {(["online", "away"] as const).map((choice) => (
          <MenuItem
            key={choice}
            chosen={choice === availability}
            onChoose={() => setAvailability(desk, choice)}
          >
            <span class="grow">
              {commonWords.availability[choice]}
              <small>{meWords.means[choice]}</small>
            </span>
          </MenuItem>
        ))}
        <MenuItem onChoose={() => go({ at: "page", page: "me" })}>
          <SlidersIcon small />
          {commandWords.mySettings}
        </MenuItem>
        <MenuItem onChoose={() => void leave(desk)}>
          <LeaveIcon small />
          {meWords.signOut}
        </MenuItem>
      </Menu>
    </div>
  );
}
