import type { ReadonlySignal } from "@preact/signals";
import type { Found } from "../../server/protocol/search.ts";
import { ChatIcon, PersonIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { SearchIcon } from "../icons.tsx";
import { HOME, type Opened } from "../route.ts";
import { go } from "../state/here.ts";
import { useSearch } from "../state/use-search.ts";
import { commandWords } from "../words/command.ts";
import type { Command } from "./command.ts";

/** Nothing is asked for fewer letters. */
const LEAST = 2;
const AT_MOST = 6;

const ICONS = { ticket: TicketIcon, chat: ChatIcon, contact: PersonIcon } as const;

/** Tickets, chats and contacts that have the words typed; the last leads to all of them. */
export function useFound(typed: ReadonlySignal<string>): readonly Command[] {
  const text = typed.value.trim();
  const result = useSearch(text, { least: LEAST });
  if (text.length < LEAST) return [];
  return [...(result.value?.found ?? []).slice(0, AT_MOST).flatMap(commandOf), everywhere(text)];
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
