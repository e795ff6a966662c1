import type { Contact, StoryItem } from "../../server/protocol/registers.ts";
import { ChatIcon, MarkIcon, PersonIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { RateIcon } from "../../widget/ui/rate-icon.tsx";
import { besideList, href, say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { sentence } from "../words/common.ts";
import { contactWords, storyWords } from "../words/contact.ts";
import { ratingWords } from "../words/rating.ts";

type StoryProps = { readonly contact: Contact; readonly conversationId: string };

/** Everything this contact came with, newest first, down to the first visit. */
export function Story({ contact, conversationId }: StoryProps) {
  return (
    <section class="grow">
      <h3>{contactWords.story}</h3>
      <ol class="story">
        {contact.story.map((item) => (
          <Chapter
            key={item.conversationId}
            item={item}
            here={item.conversationId === conversationId}
          />
        ))}
        <li>
          <span class="mark">
            <PersonIcon />
          </span>
          <div>
            <b class="strong">{contactWords.firstVisit}</b>
            <p>{sentence(say.day(contact.firstSeenAt))}</p>
          </div>
        </li>
      </ol>
    </section>
  );
}

type ChapterProps = { readonly item: StoryItem; readonly here: boolean };

function Chapter({ item, here }: ChapterProps) {
  const { account, registers } = useDesk();
  const row = registers.rows.value.get(item.conversationId);
  const holder = row?.status === "live" ? row : null;
  const day = sentence(say.day(item.endedAt ?? item.startedAt));
  const title = item.title || contactWords.untitled;
  const opened =
    item.ticketId === null
      ? ({ is: "conversation", id: item.conversationId } as const)
      : ({ is: "ticket", id: item.ticketId } as const);
  return (
    <li aria-current={here ? "true" : undefined}>
      <span class={here ? "mark live" : "mark"}>
        <Mark item={item} />
      </span>
      <div>
        {here ? <b class="strong">{title}</b> : <a href={href(besideList(opened))}>{title}</a>}
        <p>{storyWords(item, { me: account.id, day, holder })}</p>
        {item.rated != null && (
          <p class={`rated ${item.rated ? "good" : "bad"}`}>
            <RateIcon good={item.rated} />
            {ratingWords.story(item.rated)}
          </p>
        )}
      </div>
    </li>
  );
}

function Mark({ item }: { readonly item: StoryItem }) {
  if (item.ticketId !== null) return <TicketIcon />;
  return item.agents.length > 0 || item.end === null ? <ChatIcon /> : <MarkIcon />;
}
