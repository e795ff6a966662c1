import type { Suggestion, Suggestions } from "../../server/protocol/help.ts";
import "../ui/tokens.css";
import "../ui/tokens-later.css";
import "../ui/base.css";
import "../ui/water.css";
import "./help.css";
import "../ui/falls.css";
import "./tracking.css";
import { openDoor } from "./door.ts";
import { followLive } from "./live.ts";

/*
 * Shows what is found while one types. The form works without any of this; whatever goes wrong here
 * leaves it as it was.
 */

const WAIT_MS = 150;

function start(form: HTMLFormElement): void {
  const field = form.querySelector("input");
  const list = form.querySelector<HTMLElement>(".finds");
  const status = form.querySelector("[role=status]");
  if (field === null || list === null || status === null) return;
  let timer = 0;
  let asking = new AbortController();
  /** What the list was made for, so that going back to the field does not ask again. */
  let shown = "";

  function close(): void {
    if (list !== null) list.hidden = true;
  }

  async function look(question: string): Promise<void> {
    asking.abort();
    asking = new AbortController();
    if (question === "") return close();
    try {
      const address = `${form.action}.json?q=${encodeURIComponent(question)}`;
      const response = await fetch(address, { signal: asking.signal });
      if (response.ok) show(question, (await response.json()) as Suggestions);
    } catch {
      // Overtaken by the next letter, or no connection: Enter still asks.
    }
  }

  function show(question: string, { results, more, says }: Suggestions): void {
    shown = question;
    const links = results.map(entry);
    if (more !== null) links.push(link(more.url, "more", more.title));
    list?.replaceChildren(...links);
    if (status !== null) status.textContent = says;
    if (list !== null) list.hidden = links.length === 0 || !form.contains(document.activeElement);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(field.value.trim()), WAIT_MS);
  });
  field.addEventListener("focus", () => {
    if (shown !== "" && shown === field.value.trim()) list.hidden = false;
  });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      // In this order: the field shows the list again when it gets the focus.
      field.focus();
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event);
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
  // A press on what cannot have the focus takes it from the field all the same.
  list.addEventListener("mousedown", (event) => event.preventDefault());

  /** Up and down go through the field and the links, and stay among them. */
  function move(event: KeyboardEvent): void {
    if (list === null || field === null || list.hidden) return;
    const stops: HTMLElement[] = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    // Whoever is on their way to a link is not to have it replaced under them.
    clearTimeout(timer);
    asking.abort();
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length]?.focus();
  }
}

/** Only ever as text: titles are whatever somebody wrote. */
function entry({ title, text, url, language, note }: Suggestion): HTMLElement {
  const made = link(url, "find", title);
  made.lang = language;
  made.dir = "auto";
  if (note !== null) made.append(" ", small("chip", note));
  made.append(small("small soft clip", text));
  return made;
}

function link(url: string, className: string, title: string): HTMLElement {
  const made = document.createElement("a");
  made.href = url;
  made.className = className;
  made.append(small("strong", title));
  return made;
}

function small(className: string, text: string): HTMLElement {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}

openDoor();
followLive();
for (const form of document.querySelectorAll<HTMLFormElement>("form.ask")) start(form);

// A press beside the list of languages closes it, as everywhere.
const languages = document.querySelector<HTMLDetailsElement>(".languages");
addEventListener("click", ({ target }) => {
  if (languages !== null && !languages.contains(target as Node)) languages.open = false;
});
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || languages?.open !== true) return;
  languages.open = false;
  languages.querySelector("summary")?.focus();
});
