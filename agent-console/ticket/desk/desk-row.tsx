import { Avatar, initialsOf, stoneOf } from "../../../widget/ui/avatar.tsx";
import { Due } from "../../parts/due.tsx";
import { Waited } from "../../parts/waited.tsx";
import { besideList, href } from "../../state/here.ts";
import { pressing } from "../../state/due.ts";
import { isUnread, stoodSince } from "../../state/items.ts";
import { titleOf } from "../title.ts";
import { listWords } from "../../words/list.ts";
import { statusWords } from "../../words/ticket-status.ts";
import { TaskProgress } from "../../parts/task-progress.tsx";
import { ticketWords } from "../../words/ticket.ts";
import type { TicketItem } from "../../state/ticket-view.ts";

/** More would make a row as high as several. */
const TAGS_SHOWN = 3;

type RowProps = {
  readonly item: TicketItem;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
};

/** One ticket of the table: who and what, how it stands, who has it, since when. */
export function DeskRow({ item, chosen, onChoose }: RowProps) {
  const { ticket } = item;
  const { reference, contactName, contactId, assigneeId, assigneeName } = ticket;
  const unread = isUnread(item);
  const clock = pressing(ticket);
  return (
    <li class={`desk-row${chosen ? " is-on" : ""}${unread ? " unread" : ""}`}>
      <label class="choose">
        <input
          type="checkbox"
          checked={chosen}
          aria-label={ticketWords.desk.choose(reference)}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </label>
      <a href={href(besideList({ is: "ticket", id: ticket.id }))} class="desk-link">
        <span class={`avatar ${stoneOf(contactId)}`} aria-hidden="true">
          {initialsOf(contactName)}
        </span>
        <span class="desk-what">
          <b class="clip" dir="auto">
            {titleOf(ticket)}
          </b>
          <span class="soft clip">
            <span class="num">{reference}</span> · <bdi>{contactName}</bdi>
            {unread && <span class="sr"> {listWords.unread}</span>}
            {item.row?.last != null && item.row.last.text !== "" && (
              <>
                {" · "}
                <bdi>{item.row.last.text}</bdi>
              </>
            )}
          </span>
        </span>
        <span class="desk-stands">
          <span class="desk-state">
            <i class={`state ${ticket.status}`} />
            {statusWords[ticket.status]}
          </span>
          {ticket.priority !== "normal" && (
            <span class="desk-state">
              <i class={`flag ${ticket.priority}`} />
              {ticketWords.priorities[ticket.priority]}
            </span>
          )}
        </span>
        <span class="desk-tags">
          {clock !== null && <Due clock={clock} />}
          <TaskProgress tasks={ticket.tasks} />
          {ticket.kind !== "question" && (
            <span class="chip line">{ticketWords.kinds[ticket.kind]}</span>
          )}
          <SomeTags tags={ticket.tags} />
        </span>
        <span class="desk-when num soft">
          <Waited since={stoodSince(item)} />
          {assigneeId !== null && <Avatar name={assigneeName ?? ""} seed={assigneeId} size={22} />}
        </span>
      </a>
    </li>
  );
}

function SomeTags({ tags }: { readonly tags: readonly string[] }) {
  const more = tags.length - TAGS_SHOWN;
  return (
    <>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag} class="chip" title={tag}>
          <span class="clip" dir="auto">
            {tag}
          </span>
        </span>
      ))}
      {more > 0 && (
        <span class="chip" title={tags.join(", ")}>
          +{more}
        </span>
      )}
    </>
  );
}
