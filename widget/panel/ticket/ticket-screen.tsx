import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { VisitorTicket } from "../../../server/protocol/ticket.ts";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { Bar } from "../parts/bar.tsx";
import { Composer } from "../parts/composer.tsx";
import { Strip } from "../parts/strip.tsx";
import { Rate } from "../rate/rate.tsx";
import { times } from "../reading.ts";
import { ticketTitle } from "../state/standing.ts";
import { NotTaken } from "../thread/not-taken.tsx";
import { useStick } from "../thread/stick.ts";
import { TranscriptButton, TranscriptForm } from "../transcript/transcript.tsx";
import { laterWords } from "../words/later-words.ts";
import { CallBack } from "./call-back.tsx";
import { EmailForm } from "./email-form.tsx";
import { Letters } from "./letters.tsx";
import { Progress } from "./progress.tsx";
import { say } from "../words/say.ts";

/** A request: where it stands, its story, where news goes, and who decides it is solved. */
export function TicketScreen({ id }: { readonly id: string }) {
  const { session, route } = useApp();
  const ticket = session.tickets.value.find((held) => held.id === id);
  const mailing = useSignal(false);
  const home = () => route.go({ is: "home" });
  if (ticket === undefined) return null;
  return (
    <>
      <Bar
        title={say(laterWords().bar.request, { reference: ticket.reference })}
        subtitle={say(laterWords().bar.openedAt, {
          time: `${times().dayWithin(ticket.createdAt, clock())} ${times().clock(ticket.createdAt)}`,
        })}
        more={<TranscriptButton open={mailing} />}
        back={{ label: laterWords().backHome, go: home }}
      />
      <Strip />
      <Story ticket={ticket} />
      <footer class="foot">
        <TranscriptForm
          open={mailing}
          conversationId={ticket.conversationId}
          address={ticket.email ?? ""}
        />
        <Rated ticket={ticket} />
        {ticket.status === "closed" ? <Closed ticket={ticket} /> : <Solved ticket={ticket} />}
        <NotTaken />
        <Composer
          place={ticket.conversationId}
          placeholder={
            ticket.status === "closed"
              ? laterWords().composer.newRequest
              : laterWords().composer.addToRequest
          }
          onSend={(text, files) => session.write(ticket.conversationId, text, { files })}
        />
      </footer>
    </>
  );
}

/** Asked once it is over. */
function Rated({ ticket }: { readonly ticket: VisitorTicket }) {
  const { session } = useApp();
  const view = session.threads.value.get(ticket.conversationId)?.view.value;
  const over = ticket.status === "solved" || ticket.status === "closed";
  return over && view !== undefined ? <Rate view={view} /> : null;
}

function Story({ ticket }: { readonly ticket: VisitorTicket }) {
  const { session } = useApp();
  const view = session.threads.value.get(ticket.conversationId)?.view.value;
  const pending = session.outbox.items.value.filter(
    (item) => item.conversationId === ticket.conversationId,
  );
  const { scroller } = useStick(`${view?.public.seq}`);
  return (
    <div
      class="case scroll"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={ticketTitle(ticket)}
    >
      <section class="card head">
        <h3 class="title">
          <bdi>{ticketTitle(ticket)}</bdi>
        </h3>
        <Progress ticket={ticket} />
        <div class="ways">
          <EmailForm ticket={ticket} />
          <CallBack ticket={ticket} opensAt={null} />
        </div>
      </section>
      {view !== undefined && <Letters view={view} pending={pending} />}
    </div>
  );
}

/** The customer's own word on whether it is solved, once there is something to judge. */
function Solved({ ticket }: { readonly ticket: VisitorTicket }) {
  const { session } = useApp();
  const busy = useSignal(false);
  const { status, confirmed } = ticket;
  if (status !== "pending" && status !== "solved") return null;
  const judge = async (solved: boolean) => {
    busy.value = true;
    await session.request("ticket:judge", { ticketId: ticket.id, solved });
    busy.value = false;
  };
  const off = busy.value || session.status.value !== "online";
  return (
    <div class="solved" role="group" aria-label={laterWords().ticket.isSolved}>
      <span class="grow" role="status">
        {solvedText(ticket)}
      </span>
      <button type="button" class="btn btn-line" disabled={off} onClick={() => void judge(false)}>
        {laterWords().ticket.notYet}
      </button>
      {!confirmed && (
        <button type="button" class="btn btn-tint" disabled={off} onClick={() => void judge(true)}>
          {laterWords().ticket.yesSolved}
        </button>
      )}
    </div>
  );
}

function solvedText({ status, confirmed, closesAt }: VisitorTicket): string {
  const { isSolved, saidSolved, weThinkSolved } = laterWords().ticket;
  if (status !== "solved") return isSolved;
  if (confirmed || closesAt === null) return saidSolved;
  return say(weThinkSolved, { day: times().dayWithin(closesAt, clock()) });
}

/** A closed request stays as it is; what is written goes on as another, and leads there. */
function Closed({ ticket: { followedBy } }: { readonly ticket: VisitorTicket }) {
  const { route } = useApp();
  const before = useRef(followedBy);
  const go = () => {
    if (followedBy !== null) route.go({ is: "ticket", id: followedBy.id });
  };
  useEffect(() => {
    // It began because of what was just written here.
    if (before.current === null) go();
  }, [followedBy?.id]);
  return (
    <div class="solved">
      <span class="grow" role="status">
        {laterWords().ticket.closedText}
      </span>
      {followedBy !== null && (
        <button type="button" class="btn btn-tint" onClick={go}>
          {say(laterWords().ticket.goesOnAs, { reference: followedBy.reference })}
        </button>
      )}
    </div>
  );
}
