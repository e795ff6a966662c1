import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Found } from "../../server/protocol/search.ts";
import { ChatIcon, PersonIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { after } from "../browser.ts";
import { SearchIcon } from "../icons.tsx";
import { HOME, type Opened } from "../route.ts";
import { go } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commandWords } from "../words/command.ts";
import type { Command } from "./offered.ts";

/** Nothing is asked before somebody pauses this long, or for fewer letters. */
const PAUSE_MS = 150;
const LEAST = 2;
const AT_MOST = 6;

const ICONS = { ticket: TicketIcon, chat: ChatIcon, contact: PersonIcon } as const;

/** Tickets, chats and contacts that have the words typed; the last leads to all of them. */
export function useFound(typed: ReadonlySignal<string>): readonly Command[] {
  const desk = useDesk();
  const found = useSignal<readonly Found[]>([]);
  const text = typed.value.trim();
  useEffect(() => {
    if (text.length < LEAST) {
      found.value = [];
      return undefined;
    }
    return after(PAUSE_MS, () => {
      void desk.link.request("search:find", { text }).then((reply) => {
        // A slow answer to an older question says nothing about this one.
        if (reply.ok && typed.value.trim() === text) found.value = reply.value.found;
      });
    });
  }, [text]);
  if (text.length < LEAST) return [];
  return [...found.value.slice(0, AT_MOST).flatMap(commandOf), everywhere(text)];
}

function commandOf(one: Found): readonly Command[] {
  const { kind, id, title, contactName, reference } = one;
  const open = openedBy(one);
  if (open === null) return [];
  return [
    {
      id: `${kind} ${id}`,
      group: "found",
      label: kind === "contact" || title === "" ? contactName : title,
      icon: ICONS[kind],
      hint: [reference ?? commandWords.found[kind], kind === "contact" ? null : contactName]
        .filter((part) => part !== null)
        .join(" · "),
      run: () => go({ ...HOME, view: kind === "ticket" ? "tickets" : "all", open }),
    },
  ];
}

function openedBy({ kind, id, conversationId }: Found): Opened | null {
  if (kind === "ticket") return { is: "ticket", id };
  return conversationId === null ? null : { is: "conversation", id: conversationId };
}

function everywhere(text: string): Command {
  return {
    id: "everywhere",
    group: "found",
    label: commandWords.everywhere(text),
    icon: SearchIcon,
    run: () => go({ at: "search", text }),
  };
}
