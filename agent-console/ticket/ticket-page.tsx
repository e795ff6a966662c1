import type { Ticket } from "../../server/protocol/ticket.ts";
import { Bones, Empty } from "../parts/empty.tsx";
import { useDesk } from "../state/use-desk.ts";
import type { Followed } from "../state/threads.ts";
import { standingOf } from "../talk/standing.ts";
import { Writer } from "../talk/writer.tsx";
import { ticketWords } from "../words/ticket.ts";
import { CaseTabs } from "./case-tabs.tsx";
import { CaseTitle } from "./case-title.tsx";
import { TaskBox } from "./tasks/task-box.tsx";
import { TicketBar } from "./ticket-bar.tsx";

/** A case worked on over time, with the conversation it came from. */
export function TicketPage({ id }: { readonly id: string }) {
  const { registers, threads } = useDesk();
  const ticket = registers.tickets.value.get(id);
  const followed = threads.followed.value.get(ticket?.conversationId ?? "");
  if (ticket === undefined) {
    return (
      <main class="page">
        {registers.loaded.value ? <Empty {...ticketWords.missing} /> : <Bones rows={4} />}
      </main>
    );
  }
  return (
    <main class="page case">
      <TicketBar ticket={ticket} followed={followed ?? null} />
      <div class="body case-body" tabIndex={0} role="region" aria-label={ticket.reference}>
        <CaseTitle ticket={ticket} />
        <TaskBox ticket={ticket} />
        {followed === undefined ? (
          <Bones rows={4} />
        ) : (
          <CaseTabs ticket={ticket} followed={followed} />
        )}
      </div>
      {followed !== undefined && <Reply ticket={ticket} followed={followed} />}
    </main>
  );
}

function Reply({ ticket, followed }: { readonly ticket: Ticket; readonly followed: Followed }) {
  const { account } = useDesk();
  const view = followed.thread.view.value;
  const closed = { is: "resolved" } as const;
  const standing = ticket.status === "closed" ? closed : standingOf(view, account.id);
  return <Writer followed={followed} standing={standing} />;
}
