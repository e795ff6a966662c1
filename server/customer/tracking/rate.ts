import { html, type Html } from "../../help/html.ts";
import type { Rating } from "../../protocol/conversation.ts";
import type { TicketStatus, VisitorTicket } from "../../protocol/ticket.ts";
import type { PublicSide } from "../../protocol/view.ts";
import { trackingPath, type Asked } from "../links.ts";
import type { CustomerWords } from "../words/en.ts";

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
  /** The words that were too long; null: none were. */
  readonly comment: string | null;
  readonly now: number;
};

/** How it was: a press, and words if they like. As in the widget, and it works without script. */
export function rateForm({ rate, page }: CustomerWords, seen: ToRate): Html | null {
  const { ticket, rating, asked, now } = seen;
  if (rating === "unasked") return null;
  if (rating !== null && now - rating.at > CHANGEABLE_MS) return null;
  const action = `${trackingPath(ticket.reference)}/rate`;
  const chosen = rating === null ? asked : rating.good ? "good" : "bad";
  return html`<section class="card rate">
    <form class="verdict" method="post" action="${action}">
      <h2>${rate.ask}</h2>
      <input type="hidden" name="comment" value="${rating?.comment ?? ""}" />
      <p class="answers">${button("good", rate.good, chosen)} ${button("bad", rate.bad, chosen)}</p>
    </form>
    ${rating === null ? null : commentForm({ rate, page }, { ...seen, rating }, action)}
  </section>`;
}

function button(said: "good" | "bad", name: string, chosen: Asked | null): Html {
  return html`<button
    class="btn ${said === chosen ? "btn-main" : "btn-line"}"
    name="rating"
    value="${said}"
  >
    ${name}
  </button>`;
}

function commentForm(
  { rate, page }: Pick<CustomerWords, "rate" | "page">,
  { rating: { good, comment }, comment: refused }: ToRate & { readonly rating: Rating },
  action: string,
): Html {
  return html`<form class="verdict" method="post" action="${action}">
    <input type="hidden" name="rating" value="${good ? "good" : "bad"}" />
    <label for="comment">${good ? rate.liked : rate.better}</label>
    <span class="field">
      <input
        id="comment"
        name="comment"
        dir="auto"
        value="${refused ?? comment ?? ""}"
        ${refused === null ? null : html`aria-invalid="true" aria-describedby="said"`}
      />
    </span>
    <button class="btn btn-line">${page.send}</button>
  </form>`;
}
