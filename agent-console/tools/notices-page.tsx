import type { Notice } from "../../server/protocol/notices.ts";
import { Empty } from "../parts/empty.tsx";
import { Waited } from "../parts/waited.tsx";
import { href } from "../state/here.ts";
import { placeOf, unreadOf } from "../state/for-you.ts";
import { takeNotices } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { pageWords } from "../words/nav.ts";
import { MyTasks } from "./my-tasks.tsx";
import { forYouWords, slaWords } from "../words/sla.ts";

/** What oneself is told, newest first; opening one is reading it. */
export function NoticesPage() {
  const desk = useDesk();
  const { notices } = desk.registers.notices.value;
  const read = async (ids: readonly string[]) => {
    const reply = await desk.attempt("notices:read", { ids: [...ids] });
    if (reply.ok) takeNotices(desk.registers, reply.value);
  };
  const unread = notices.filter((one) => !one.read).map(({ id }) => id);
  return (
    <>
      <header class="top-bar">
        <h1 class="grow">{pageWords.notices}</h1>
        {unreadOf(desk.registers) > 0 && (
          <button type="button" class="btn btn-line sm" onClick={() => void read(unread)}>
            {slaWords.notices.readAll}
          </button>
        )}
      </header>
      <div class="body" tabIndex={0} role="region" aria-label={pageWords.notices}>
        <MyTasks />
        {notices.length === 0 ? (
          <Empty {...slaWords.notices.none} />
        ) : (
          <ul class="box notices">
            {notices.map((notice) => (
              <Line key={notice.id} notice={notice} onOpen={() => void read([notice.id])} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Line({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const { about, at, read } = notice;
  const { title, text } = forYouWords(about);
  const look = about.is === "sla" ? about.stage : about.is === "task" ? "breached" : "mention";
  return (
    <li>
      <a
        class={`notice-line ${look}${read ? "" : " unread"}`}
        href={href(placeOf(about))}
        onClick={() => !read && onOpen()}
      >
        <i class="mark" aria-hidden="true" />
        <span class="grow">
          <b class="clip" dir="auto">
            {title}
            {!read && <span class="sr"> {slaWords.notices.isUnread}</span>}
          </b>
          <span class="soft clip" dir="auto">
            {text}
          </span>
        </span>
        <span class="num soft">
          <Waited since={at} />
        </span>
      </a>
    </li>
  );
}
