import { Avatar } from "../../widget/ui/avatar.tsx";
import { BellIcon } from "../../widget/ui/icons.tsx";
import { ChartIcon, FloorIcon, LeaveIcon } from "../icons.tsx";
import { Pips } from "../parts/pips.tsx";
import { href } from "../state/here.ts";
import { unreadOf } from "../state/for-you.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { meWords, pageWords } from "../words/nav.ts";
import { LeaveForm } from "./leave-form.tsx";
import { PrefsForm } from "./prefs-form.tsx";
import { slaWords } from "../words/sla.ts";
import { leave, myself, setAvailability } from "./me.ts";

/** Pages a phone has no place for in its bar. */
const SUPERVISED = [
  ["floor", FloorIcon],
  ["ratings", ChartIcon],
] as const;

/** Oneself: what the card in the corner holds, and how one likes the console. */
export function MePage() {
  const desk = useDesk();
  const me = myself(desk);
  const unread = unreadOf(desk.registers);
  return (
    <main class="page">
      <header class="top-bar">
        <h1>{pageWords.me}</h1>
      </header>
      <div class="body me-body">
        <section class="box me-box">
          <div class="card-id">
            <Avatar
              name={desk.account.name}
              seed={desk.account.id}
              presence={me?.availability ?? "away"}
            />
            <div>
              <h2>{desk.account.name}</h2>
              <p class="soft">{desk.account.email}</p>
            </div>
          </div>
          {me !== null && (
            <p class="soft me-load">
              {meWords.load(me.load, me.capacity)} <Pips load={me.load} capacity={me.capacity} />
            </p>
          )}
          <div class="choices" role="group" aria-label={meWords.availability}>
            {(["online", "away"] as const).map((choice) => (
              <button
                key={choice}
                type="button"
                class={choice === me?.availability ? "is-on" : ""}
                aria-pressed={choice === me?.availability}
                onClick={() => setAvailability(desk, choice)}
              >
                <b class="strong">{commonWords.availability[choice]}</b>
                <small>{meWords.means[choice]}</small>
              </button>
            ))}
          </div>
          {desk.account.role === "admin" &&
            SUPERVISED.map(([page, Icon]) => (
              <a key={page} class="btn btn-line wide phone-only" href={href({ at: "page", page })}>
                <Icon />
                {pageWords[page]}
              </a>
            ))}
          <a class="btn btn-tint wide" href={href({ at: "page", page: "notices" })}>
            <BellIcon />
            {pageWords.notices}
            {unread > 0 && ` (${slaWords.notices.unread(unread)})`}
          </a>
          <button type="button" class="btn btn-line wide" onClick={() => void leave(desk)}>
            <LeaveIcon />
            {meWords.signOut}
          </button>
        </section>
        <LeaveForm />
        <PrefsForm />
      </div>
    </main>
  );
}
