import { isHeld } from "../../server/protocol/tasks.ts";
import type { Ticket } from "../../server/protocol/ticket.ts";
import type { Entry } from "../../server/protocol/view.ts";
import { CheckIcon, CloseIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { partWords as words } from "../words/command-parts.ts";
import { ticketWords } from "../words/ticket.ts";
import type { Command } from "./command.ts";

const shared = { group: "ticket", whenTyped: true } as const;

/** Its tags, each to be taken off. */
export function tagsOff(
  { tags }: Pick<Ticket, "tags">,
  takeOff: (tag: string) => void,
): readonly Command[] {
  return tags.map((tag) => ({
    ...shared,
    id: `untag-${tag}`,
    label: ticketWords.removeTag(tag),
    also: words.tagAlso,
    icon: CloseIcon,
    run: () => takeOff(tag),
  }));
}

/** Its tasks, save those before which another is to be done. */
export function tasksTicked(
  { tasks }: Pick<Ticket, "tasks">,
  tick: (taskId: string, done: boolean) => void,
): readonly Command[] {
  return tasks
    .filter((task) => task.doneAt !== null || !isHeld(task, tasks))
    .map(({ id, title, doneAt }) => {
      const done = doneAt === null;
      return {
        ...shared,
        id: `task-${id}`,
        label: done ? words.tick(title) : words.untick(title),
        also: done ? words.tickAlso : words.untickAlso,
        icon: CheckIcon,
        run: () => tick(id, done),
      };
    });
}

/** So many messages, the newest first; those before are split off where they stand. */
const NEWEST = 8;
const LONGEST = 60;

/** What the customer wrote, each message to be found by its words. */
export function messagesOff(
  entries: readonly Entry[],
  split: (messageId: string) => void,
): readonly Command[] {
  return entries
    .flatMap((entry) => {
      if (entry.is !== "message") return [];
      const { id, author, body } = entry.message;
      const isTheirs = author.kind === "visitor" && body.type === "text" && body.text !== "";
      return isTheirs ? [{ id, text: body.text }] : [];
    })
    .slice(-NEWEST)
    .toReversed()
    .map(({ id, text }) => ({
      ...shared,
      id: `split-${id}`,
      label: words.split(shortened(text)),
      also: words.splitAlso,
      icon: TicketIcon,
      run: () => split(id),
    }));
}

function shortened(text: string): string {
  const letters = [...text.replaceAll(/\s+/gu, " ").trim()];
  return letters.length <= LONGEST
    ? letters.join("")
    : `${letters.slice(0, LONGEST - 1).join("")}…`;
}
