import { useSignal } from "@preact/signals";
import type { CallBack as Wish } from "../../../server/protocol/conversation.ts";
import { isSettled, type VisitorTicket } from "../../../server/protocol/ticket.ts";
import { PhoneIcon } from "../../ui/icons-talk.tsx";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";
import { CallForm } from "./call-form.tsx";
import { dayAndTime } from "./day-and-time.ts";

type CallBackProps = { readonly ticket: VisitorTicket; readonly opensAt: number | null };

/** On a request: the call that is asked for, or the way to ask for one. */
export function CallBack({ ticket, opensAt }: CallBackProps) {
  const asking = useSignal(false);
  const { call } = ticket;
  if (asking.value)
    return (
      <CallForm
        conversationId={ticket.conversationId}
        begin={{ name: call?.name ?? "", phone: call?.phone ?? "" }}
        opensAt={opensAt}
        out={laterWords().instead.cancel}
        done={() => (asking.value = false)}
      />
    );
  const settled = isSettled(ticket);
  if (call === undefined)
    return settled ? null : (
      <button type="button" class="btn btn-line call" onClick={() => (asking.value = true)}>
        <PhoneIcon small />
        {laterWords().instead.call}
      </button>
    );
  return (
    <p class="news">
      <PhoneIcon />
      <span class="grow">{callWords(call)}</span>
      {!settled && (
        <button
          type="button"
          class="btn-now"
          aria-label={`${laterWords().ticket.change}: ${laterWords().instead.call}`}
          onClick={() => (asking.value = true)}
        >
          {laterWords().ticket.change}
        </button>
      )}
    </p>
  );
}

function callWords({ phone, when }: Wish): string {
  const { callSoon, callAt } = laterWords().instead;
  // Kept in the order it was written in, also in a sentence from right to left.
  const number = `\u2066${phone}\u2069`;
  return when === null
    ? say(callSoon, { phone: number })
    : say(callAt, { phone: number, time: dayAndTime(when) });
}
