import { html, type Html } from "../../help/html.ts";
import type { Rating } from "../../protocol/conversation.ts";
import type { TicketStatus, VisitorTicket } from "../../protocol/ticket.ts";
import type { PublicSide } from "../../protocol/view.ts";
import type { Asked } from "../links.ts";
import type { CustomerWords } from "../words/en.ts";
import { FORM, press, type Press } from "./press.ts";

/** Changes are taken for a day from the first; a little less is offered. */
const CHANGEABLE_MS = 23 * 3_600_000;

/** It is over, and people had a part in it (SPEC Y1). */
export function mayRate(
  status: TicketStatus,
  { helped, phase }: Pick<PublicSide, "helped" | "phase">,
): boolean {
  return helped && (status === "solved" || status === "closed") && phase.is !== "live";
}

export type ToRate = {
  readonly ticket: VisitorTicket;
  readonly rating: Rating | null | "unasked";
  readonly asked: Asked | null;
  /** Words that were written and are not sent; null: none were. */
  readonly comment: string | null;
  readonly problem: string | null;
  readonly now: number;
};

/** How it was: a press, and words if they like. As in the widget, and it works without script. */
export function rateForm({ rate, page }: CustomerWords, seen: ToRate): Html | null {
  const { ticket, rating, asked, now } = seen;
  if (rating === "unasked") return null;
  if (rating !== null && now - rating.at > CHANGEABLE_MS) return null;
  const { reference } = ticket;
  const chosen = rating === null ? asked : rating.good ? "good" : "bad";
  return html`<section class="card rate">
    <div class="verdict">
      <h2>${rate.ask}</h2>
      <p class="answers">
        ${found({ reference, value: "good", isMain: chosen === "good" }, rate.good)}
        ${found({ reference, value: "bad", isMain: chosen === "bad" }, rate.bad)}
      </p>
    </div>
    ${rating === null ? null : commentField({ rate, page }, { ...seen, rating })}
  </section>`;
}

/** Sends the words beside it, too. */
function found(how: Pick<Press, "reference" | "value" | "isMain">, text: string): Html {
  return press({ ...how, to: "rate", name: "rating" }, text);
}

/** Of several lines: in one of a single line, Enter would press the first button of the page's form. */
function commentField(
  { rate, page }: Pick<CustomerWords, "rate" | "page">,
  { ticket, rating, comment, problem }: ToRate & { readonly rating: Rating },
): Html {
  const value = rating.good ? "good" : "bad";
  return html`<div class="verdict">
    <label for="comment">${rating.good ? rate.liked : rate.better}</label>
    <span class="field">
      <textarea
        id="comment"
        name="comment"
        form="${FORM}"
        rows="2"
        dir="auto"
        ${problem === "commentLong" ? html`aria-invalid="true" aria-describedby="said"` : null}
      >
${comment ?? rating.comment ?? ""}</textarea>
    </span>
    ${found({ reference: ticket.reference, value, isMain: false }, page.send)}
  </div>`;
}
