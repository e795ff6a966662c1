import { useEffect } from "preact/hooks";
import { clock, isWriting, onKey } from "../browser.ts";
import { inFront } from "../command/offered.ts";
import { HOME } from "../route.ts";
import { overlay, writer } from "../state/asked.ts";
import type { Desk } from "../state/desk.ts";
import { besideList, go, listRoute, route } from "../state/here.ts";
import { idOf, type ListItem } from "../state/items.ts";
import { prefs } from "../state/prefs.ts";
import type { Registers } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { groupsOf } from "../state/views.ts";
import { acceptOffer, declineOffer, file, resolve } from "../talk/actions.ts";
import { mayHandOn, mayReply, standingOf } from "../talk/standing.ts";
import { savedOf, shownView, ticketsListed } from "../ticket/state/shown-view.ts";
import { actionOf, type KeyAction } from "./shortcuts.ts";

/** G waits this long for its second letter. */
const GOING_MS = 1_500;

/** The keys that work from anywhere in the console. */
export function useShortcuts(): void {
  const desk = useDesk();
  useEffect(() => {
    let goneAt = -Infinity;
    return onKey((event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionOf(event, {
        writing: isWriting() || overlay.value !== null,
        letters: prefs.value.letters,
        going: clock() - goneAt < GOING_MS,
      });
      goneAt = action === "go" ? clock() : -Infinity;
      if (action === null || action === "go") return;
      event.preventDefault();
      perform(desk, action);
    });
  }, [desk]);
}

function perform(desk: Desk, action: KeyAction): void {
  switch (action.is) {
    case "commands":
      overlay.value = overlay.value?.is === "commands" ? null : { is: "commands" };
      return;
    case "help":
      overlay.value = { is: "keys" };
      return;
    case "search":
      return go({ at: "search", text: "" });
    case "view":
      return go({ ...HOME, view: action.view });
    case "knowledge":
      return go({ at: "knowledge", place: { is: "articles" } });
    case "step":
      return step(desk, action.by);
    case "accept":
    case "pass":
      return answerOffer(desk, action.is);
    default:
      return inChat(desk, action.is);
  }
}

function inChat(desk: Desk, what: "resolve" | "file" | "transfer" | "reply" | "note"): void {
  const view = inFront(desk);
  if (view === null) return;
  const standing = standingOf(view, desk.account.id);
  if (what === "note" || (what === "reply" && mayReply(standing))) writer.begin?.(what);
  if (what === "transfer" && mayHandOn(standing, desk.account.role))
    overlay.value = { is: "hand-on", conversationId: view.id, own: true };
  if (standing.is !== "mine") return;
  if (what === "resolve") resolve(desk, view.id);
  if (what === "file") file(desk, view.id);
}

/** The next or previous of the list, as it stands; the first when none is open. */
function step({ registers }: Desk, by: 1 | -1): void {
  if (route.value.at !== "list") return;
  const { open } = listRoute.value;
  const items = listed(registers);
  const at = items.findIndex((item) => idOf(item) === open?.id);
  const next = items[at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
  if (next === undefined) return;
  go(besideList({ is: next.is === "chat" ? "conversation" : "ticket", id: idOf(next) }));
}

/** As the list shows them, or the table of tickets with what is set on it. */
function listed(registers: Registers): readonly ListItem[] {
  const { view, filter, saved: id } = listRoute.value;
  const held = registers.held.value;
  if (view !== "tickets")
    return groupsOf({ view, filter }, held, prefs.value.order).flatMap(({ items }) => items);
  const saved = savedOf(registers, id);
  return ticketsListed(saved, shownView(saved, filter), held).items;
}

function answerOffer(desk: Desk, what: "accept" | "pass"): void {
  const [offer] = desk.offers.value;
  if (offer === undefined) return;
  void (what === "pass" ? declineOffer(desk, offer.id, null) : acceptOffer(desk, offer.id));
}
