import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { MAX_SEARCH } from "../../server/protocol/search.ts";
import { SearchIcon } from "../icons.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { closeOverlay, overlay } from "../state/asked.ts";
import type { Desk } from "../state/desk.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { commandWords } from "../words/command.ts";
import { matching, type Match } from "./match.ts";
import type { Command } from "./command.ts";
import { inFront, offeredBy } from "./offered.ts";
import { useFound } from "./use-found.ts";

const GROUPS = [
  "offer",
  "conversation",
  "ticket",
  "contact",
  "go",
  "settings",
  "me",
  "macros",
  "canned",
  "found",
] as const;

/** Everything that can be done or found from here, by typing a little of it. */
export function CommandBar() {
  const desk = useDesk();
  const typed = useSignal("");
  /** The chosen command. What comes and goes above it leaves it chosen. */
  const at = useSignal<string | null>(null);
  const list = useId();
  /** A command may have put something else in its place, or the bar anew, before it has closed. */
  const own = useRef(overlay.peek());
  const results = useRef<HTMLDivElement>(null);
  const pointer = useRef<string | null>(null);
  const found = useFound(typed);
  const shown = linesFor(desk, typed.value, found);
  const chosen = Math.max(
    0,
    shown.findIndex(({ command }) => command.id === at.value),
  );
  const choose = (nth: number) => {
    at.value = shown[nth]?.command.id ?? null;
  };
  useEffect(() => choose(chosen), [shown[chosen]?.command.id]);
  const front = inFront(desk);
  const name =
    front === null
      ? null
      : (desk.registers.contacts.value.get(front.contactId)?.name ?? commonWords.visitor);
  useEffect(() => {
    results.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen, shown.length]);
  /** A pointer at rest, under which the lines change, chooses nothing: the browser tells of it, too. */
  const moved = ({ screenX, screenY }: PointerEvent) => {
    const before = pointer.current;
    pointer.current = `${screenX} ${screenY}`;
    return before !== null && before !== pointer.current;
  };
  /** The focus is back where it was before anything is done: what is done may take it. */
  const run = (command: Command) => {
    results.current?.closest("dialog")?.close();
    closeOverlay();
    command.run();
  };
  return (
    <Dialog
      label={commandWords.title}
      look="command"
      onClose={() => overlay.value === own.current && closeOverlay()}
    >
      <div class="ask-line">
        <SearchIcon />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={shown[chosen] === undefined ? undefined : `${list}-${chosen}`}
          aria-label={commandWords.open}
          placeholder={commandWords.open}
          maxLength={MAX_SEARCH}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            at.value = null;
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined && shown.length > 0) {
              event.preventDefault();
              choose((chosen + step + shown.length) % shown.length);
            }
            const command = shown[chosen]?.command;
            if (event.key !== "Enter" || event.isComposing || command === undefined) return;
            event.preventDefault();
            run(command);
          }}
        />
        {name !== null && <span class="chip line">{commandWords.chatWith(name)}</span>}
      </div>
      <div id={list} ref={results} class="results" role="listbox" aria-label={commandWords.results}>
        {shown.length === 0 && <p class="soft nothing-found">{commandWords.nothing}</p>}
        {GROUPS.map((group) => {
          const rows = shown.flatMap((match, nth) =>
            match.command.group === group ? [{ match, nth }] : [],
          );
          if (rows.length === 0) return null;
          return (
            <div key={group} role="group" aria-label={commandWords.groups[group]}>
              <p class="grp" aria-hidden="true">
                {commandWords.groups[group]}
              </p>
              {rows.map(({ match, nth }) => (
                <Row
                  key={match.command.id}
                  id={`${list}-${nth}`}
                  match={match}
                  chosen={nth === chosen}
                  onPoint={(event) => {
                    if (moved(event)) choose(nth);
                  }}
                  onChoose={() => run(match.command)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <Footer />
    </Dialog>
  );
}

/** What fits what was typed, in the order of the groups. */
function linesFor(desk: Desk, typed: string, found: readonly Command[]): readonly Match<Command>[] {
  const offered = offeredBy(desk).filter(
    ({ whenTyped }) => whenTyped !== true || typed.trim() !== "",
  );
  const matches = [
    ...matching(offered, typed),
    ...found.map((command) => ({ command, mark: null })),
  ];
  return GROUPS.flatMap((group) => matches.filter(({ command }) => command.group === group));
}

type RowProps = {
  readonly id: string;
  readonly match: Match<Command>;
  readonly chosen: boolean;
  readonly onPoint: (event: PointerEvent) => void;
  readonly onChoose: () => void;
};

function Row({ id, match: { command, mark }, chosen, onPoint, onChoose }: RowProps) {
  const { icon: Icon, label, keys, hint } = command;
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      class={chosen ? "is-on" : ""}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <Icon />
      <span class="clip" dir="auto">
        <Marked text={label} mark={mark} />
      </span>
      <span class="keys-hint">
        {hint !== undefined && hint !== "" && <span class="clip">{hint}</span>}
        {keys?.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </button>
  );
}

function Marked({ text, mark }: { readonly text: string; readonly mark: Match<Command>["mark"] }) {
  if (mark === null) return <>{text}</>;
  const [from, to] = mark;
  return (
    <>
      {text.slice(0, from)}
      <b>{text.slice(from, to)}</b>
      {text.slice(to)}
    </>
  );
}

function Footer() {
  return (
    <footer>
      <span aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> {commandWords.choose}
      </span>
      <span aria-hidden="true">
        <kbd>Enter</kbd> {commandWords.doIt}
      </span>
      <button type="button" class="end" onClick={() => (overlay.value = { is: "keys" })}>
        <kbd>?</kbd> {commandWords.allKeys}
      </button>
    </footer>
  );
}
