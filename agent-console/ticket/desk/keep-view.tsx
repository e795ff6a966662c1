import { useSignal } from "@preact/signals";
import type { AgentCommands } from "../../../server/protocol/agent.ts";
import type { SavedView } from "../../../server/protocol/views.ts";
import { newId } from "../../../widget/link/ids.ts";
import { MoreIcon } from "../../../widget/ui/icons.tsx";
import { LineField } from "../../parts/line-field.tsx";
import { Menu, MenuItem } from "../../parts/menu.tsx";
import { HOME } from "../../route.ts";
import { go } from "../../state/here.ts";
import { useOpener } from "../../state/openers.ts";
import { takeViews } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { settingsWords } from "../../words/settings.ts";
import { ticketWords } from "../../words/ticket.ts";
import { baseOf, forgetShown, rebaseShown, savedOf, type ViewShown } from "../state/shown-view.ts";

const LONGEST_NAME = 60;

type KeepProps = { readonly saved: SavedView | null; readonly shown: ViewShown };

/** What was set on the list can be kept, under this view's name or a new one. */
export function KeepView({ saved, shown }: KeepProps) {
  const desk = useDesk();
  const naming = useSignal(false);
  useOpener("view", () => (naming.value = true), shown.changed);
  if (!shown.changed) return null;
  const save = async (view: SavedView, base: SavedView | null) => {
    const reply = await desk.attempt("view:save", { base, view: toSend(view) });
    if (!reply.ok) return;
    const { kept, now } = reply.value;
    takeViews(desk.registers, now);
    const theirs = savedOf(desk.registers, view.id);
    if (!kept && theirs !== null) rebaseShown(theirs);
    if (!kept) return desk.toasts.fail(settingsWords.changedMeanwhile);
    naming.value = false;
    forgetShown(saved);
    go({ ...HOME, view: "tickets", saved: view.id });
  };
  const { filter, sort } = shown;
  if (naming.value)
    return (
      <NameForm
        onName={(name) => void save({ id: newId(), name, filter, sort }, null)}
        onLeave={() => (naming.value = false)}
      />
    );
  return (
    <>
      <button type="button" class="btn btn-bare sm" onClick={() => forgetShown(saved)}>
        {ticketWords.desk.reset}
      </button>
      {saved !== null && (
        <button
          type="button"
          class="btn btn-line sm"
          onClick={() => void save({ ...saved, filter, sort }, baseOf(saved))}
        >
          {ticketWords.desk.saveView}
        </button>
      )}
      <button type="button" class="btn btn-tint sm" onClick={() => (naming.value = true)}>
        {ticketWords.desk.saveAs}
      </button>
    </>
  );
}

type NameProps = {
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
};

function NameForm({ onName, onLeave }: NameProps) {
  const text = useSignal("");
  const submit = (event: Event) => {
    event.preventDefault();
    const name = text.value.trim();
    if (name !== "") onName(name);
  };
  return (
    <form class="add-tag" onSubmit={submit}>
      <LineField
        label={ticketWords.desk.viewName}
        placeholder={ticketWords.desk.viewName}
        longest={LONGEST_NAME}
        value={text.value}
        onInput={(name) => (text.value = name)}
        onLeave={onLeave}
      />
      <button class="btn btn-main sm">{ticketWords.desk.saveView}</button>
      <button type="button" class="btn btn-bare sm" onClick={onLeave}>
        {ticketWords.desk.cancel}
      </button>
    </form>
  );
}

/** A saved view is the whole team's: taking it away is offered, and undone by the toast. */
export function ViewMenu({ saved }: { readonly saved: SavedView }) {
  const desk = useDesk();
  const remove = async () => {
    const reply = await desk.attempt("view:remove", { base: saved, id: saved.id });
    if (!reply.ok) return;
    takeViews(desk.registers, reply.value);
    go({ ...HOME, view: "tickets" });
    desk.toasts.say(ticketWords.desk.removed(saved.name), {
      label: ticketWords.desk.undo,
      run: () => void desk.attempt("view:save", { base: null, view: toSend(saved) }),
    });
  };
  return (
    <Menu label={ticketWords.desk.more} triggerClass="tool sm" trigger={<MoreIcon />}>
      <MenuItem onChoose={() => void remove()}>{ticketWords.desk.removeView}</MenuItem>
    </Menu>
  );
}

/** The schema's lists are its own to change. */
function toSend({ id, name, filter, sort }: SavedView): AgentCommands["view:save"]["view"] {
  const { statuses, priorities, kinds, tags, assignee, due, team } = filter;
  const lists = {
    statuses: [...statuses],
    priorities: [...priorities],
    kinds: [...kinds],
    tags: [...tags],
  };
  return { id, name, filter: { ...lists, assignee, due, team }, sort };
}
