import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { MAX_TEXT } from "../../server/protocol/limits.ts";
import { newId } from "../../widget/link/ids.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { MarkIcon, PeopleIcon } from "../../widget/ui/icons.tsx";
import { matching } from "../command/match.ts";
import { Dialog, DialogHead, DialogSearch } from "../parts/dialog.tsx";
import { useLongest } from "../parts/use-longest.ts";
import { closeOverlay } from "../state/asked.ts";
import type { Desk } from "../state/desk.ts";
import { isOut } from "../state/leave.ts";
import { minute } from "../state/here.ts";
import { quietOn } from "../state/room.ts";
import { useDesk } from "../state/use-desk.ts";
import { handOnWords } from "../words/hand-on.ts";
import { colleagues, elsewhere, type Place } from "./places.ts";

type HandOnProps = { readonly conversationId: string; readonly own: boolean };

/** To whom a chat goes on, with a note for them. */
export function HandOn({ conversationId, own }: HandOnProps) {
  const desk = useDesk();
  const typed = useSignal("");
  const note = useSignal("");
  const chosen = useSignal<Place | null>(null);
  const below = useId();
  const busy = useSignal(false);
  const lacksNote = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { mistake: tooLong, hint } = useLongest(field, note.value, MAX_TEXT);
  const mistake = lacksNote.value ? handOnWords.noteMissing : tooLong;
  // Of what is somebody else's, what waits goes where the router sends it; what is live may go anywhere.
  const row = desk.registers.rows.value.get(conversationId);
  const anywhere = own || row?.status === "live";
  const groups = placesOf(desk, typed.value, { own, anywhere, holder: row?.agentId ?? null });
  const noted = own || (chosen.value !== null && chosen.value.agent === null);
  const title = own ? handOnWords.title : handOnWords.assignTitle;
  const send = async () => {
    const place = chosen.value;
    if (place === null || busy.value) return;
    lacksNote.value = place.target.to === "tier" && note.value.trim() === "";
    if (lacksNote.value) return field.current?.focus();
    busy.value = true;
    const done = await handOn(desk, { conversationId, place, note: noted ? note.value : null });
    busy.value = false;
    if (done) closeOverlay();
  };
  return (
    <Dialog label={title} look="hand-on" onClose={closeOverlay}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DialogHead title={title} onClose={closeOverlay} />
        <DialogSearch
          label={handOnWords.find}
          value={typed.value}
          onInput={(text) => (typed.value = text)}
        />
        <div class="hand-places" role="radiogroup" aria-label={title}>
          {groups.every(({ places }) => places.length === 0) && (
            <p class="soft">{handOnWords.nobody}</p>
          )}
          {groups.map(
            ({ name, places }) =>
              places.length > 0 && (
                <div key={name}>
                  <p class="grp">{name}</p>
                  {places.map((place) => (
                    <PlaceRow
                      key={place.key}
                      place={place}
                      present={desk.registers.present.value}
                      chosen={chosen.value?.key === place.key}
                      onChoose={() => (chosen.value = place)}
                    />
                  ))}
                </div>
              ),
          )}
        </div>
        {noted && (
          <label class={mistake === null ? "hand-note" : "hand-note wrong"}>
            <span class="soft">{handOnWords.note}</span>
            <span class="field">
              <textarea
                ref={field}
                rows={2}
                aria-invalid={mistake !== null}
                aria-describedby={below}
                dir="auto"
                value={note.value}
                onInput={(event) => {
                  note.value = event.currentTarget.value;
                  lacksNote.value = false;
                }}
              />
            </span>
            <small id={below} class="soft" role="status">
              {mistake ?? hint ?? handOnWords.noteHint}
            </small>
          </label>
        )}
        <footer>
          <button class="btn btn-main" aria-disabled={chosen.value === null || busy.value}>
            {buttonOf(chosen.value, own)}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

type Which = {
  readonly own: boolean;
  readonly anywhere: boolean;
  /** Who has it, or is asked. */
  readonly holder: string | null;
};

/** Whom a supervisor gives a chat has it at once, so that they have to have room. */
function placesOf({ registers }: Desk, typed: string, { own, anywhere, holder }: Which) {
  const known = {
    me: registers.me,
    agents: registers.agents.value,
    present: registers.present.value,
    now: minute.value,
    workspace: registers.workspace.value,
    quiet: quietOn(registers, minute.value),
  };
  const found = (places: readonly Place[]) =>
    matching(
      places.map((place) => ({ ...place, label: labelOf(place) })),
      typed,
    ).map(({ command }) => command);
  const places = found(colleagues(known));
  const people = own
    ? places
    : places.filter(({ resting, agent }) => !resting && agent?.id !== holder);
  return [
    { name: handOnWords.people, places: people },
    ...(anywhere ? [{ name: handOnWords.elsewhere, places: found(elsewhere(known)) }] : []),
  ];
}

type RowProps = {
  readonly place: Place;
  readonly present: ReadonlySet<string>;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function PlaceRow({ place, present, chosen, onChoose }: RowProps) {
  const { agent } = place;
  return (
    <label class={`hand-place${chosen ? " is-on" : ""}${place.resting ? " resting" : ""}`}>
      <input type="radio" name="hand-on-to" class="sr" checked={chosen} onChange={onChoose} />
      {agent === null ? (
        <span class="place-mark">{place.target.to === "team" ? <PeopleIcon /> : <MarkIcon />}</span>
      ) : (
        <Avatar
          name={agent.name}
          seed={agent.id}
          size={30}
          presence={place.resting ? "away" : "online"}
        />
      )}
      <span class="grow clip">{labelOf(place)}</span>
      {agent !== null && (
        <span class="soft num">
          {handOnWords.state(agent, {
            isPresent: present.has(agent.id),
            isOut: isOut(agent, minute.value),
            isFull: place.resting,
          })}
        </span>
      )}
      {place.onDuty !== null && <span class="soft num">{handOnWords.onDuty(place.onDuty)}</span>}
    </label>
  );
}

function labelOf({ target, name }: Place): string {
  switch (target.to) {
    case "agent":
      return name;
    case "team":
      return handOnWords.team(name);
    case "tier":
      return handOnWords.tier(name);
    case "queue":
      return handOnWords.queue;
  }
}

function buttonOf(place: Place | null, own: boolean): string {
  if (place === null) return handOnWords.choose;
  if (place.target.to === "queue") return handOnWords.queue;
  if (place.target.to === "tier") return handOnWords.go;
  return own ? handOnWords.goTo(place.name) : handOnWords.assignTo(place.name);
}

type Handing = {
  readonly conversationId: string;
  readonly place: Place;
  readonly note: string | null;
};

/** null for a note: a supervisor gives it. True when it was done. */
async function handOn(desk: Desk, { conversationId, place, note }: Handing): Promise<boolean> {
  const { target } = place;
  const reply =
    note === null && target.to === "agent"
      ? await desk.attempt("conversation:assign", { conversationId, agentId: target.agentId })
      : await desk.attempt("conversation:transfer", {
          conversationId,
          id: newId(),
          target,
          note: note?.trim() === "" ? null : note,
        });
  if (reply.ok)
    desk.toasts.say(
      target.to === "queue" ? handOnWords.doneQueue : handOnWords.done(labelOf(place)),
    );
  return reply.ok;
}
