import { html, type Html } from "../../help/html.ts";
import { acceptOf, sizeText, type FileLimits } from "../../protocol/files.ts";
import { stepOf } from "../../protocol/progress.ts";
import type { VisitorTicket } from "../../protocol/ticket.ts";
import type { Entry } from "../../protocol/view.ts";
import { MAX_COMMENT, type Rating } from "../../protocol/conversation.ts";
import { MAX_TEXT } from "../../protocol/limits.ts";
import { trackingPath, type Asked } from "../links.ts";
import { fill } from "../words.ts";
import type { CustomerWords } from "../words/en.ts";
import { conversationOf, type Talk } from "./conversation.ts";
import { FORM, press } from "./press.ts";
import { rateForm } from "./rate.ts";
import type { Setting, TrackingPage } from "./respond.ts";

export type Problem =
  | "empty"
  | "tooLong"
  | "commentLong"
  | "tooMany"
  | "failed"
  | "file_large"
  | "file_type"
  | "files_full";
export type Said = "sent" | "yes" | "no" | "rated";

export type Seen = Omit<Talk, "entries" | "words" | "path" | "largest"> & {
  readonly ticket: VisitorTicket;
  readonly entries: readonly Entry[];
  /** Makes one message of this form, however often it is sent. */
  readonly formId: string;
  /** What a form just did, or what a link in a mail was about. */
  readonly said: Said | null;
  readonly asked: Asked | null;
  /** How they found it; null: they have not said; unasked: there is nothing to say yet. */
  readonly rating: Rating | null | "unasked";
  /** Epoch ms. */
  readonly now: number;
  readonly problem: Problem | null;
  /** Who is in a live chat with them; null: nobody. */
  readonly liveWith: string | null;
  /** What was written and is not sent. */
  readonly text: string;
  /** The same of the words to how it was; null: none were. */
  readonly comment: string | null;
  readonly files: FileLimits;
};

/** Without its secret a request shows nothing, whether there is one or not. */
export function enterPage(
  { spoken: { words } }: Setting,
  {
    reference,
    problem,
  }: { readonly reference: string; readonly problem: "wrong" | "tooMany" | null },
): TrackingPage {
  const { page } = words;
  const status = problem === null ? 200 : problem === "wrong" ? 404 : 429;
  return {
    status,
    title: page.enter,
    body: html`<div class="narrow">
      <h1>${page.enter}</h1>
      ${problem === null ? null : html`<p class="card notice" role="alert">${page[problem]}</p>`}
      <form class="door card sheet" method="post" action="${trackingPath(reference)}/open">
        <label for="code">${page.enterText}</label>
        <span class="field">
          <input
            id="code"
            name="code"
            required
            autocomplete="off"
            spellcheck="false"
            aria-label="${page.code}"
          />
        </span>
        <p role="status" class="soft" data-opening="${page.opening}"></p>
        <button class="btn btn-main">${page.open}</button>
      </form>
    </div>`,
  };
}

export function requestPage({ spoken }: Setting, seen: Seen): TrackingPage {
  const { words } = spoken;
  const { page } = words;
  const { ticket } = seen;
  const title = fill(page.title, { reference: ticket.reference });
  const path = trackingPath(ticket.reference);
  return {
    status: seen.problem === null ? 200 : seen.problem === "tooMany" ? 429 : 422,
    title,
    body: html`<div class="narrow" ${seen.liveWith === null ? null : html`data-live="${path}"`}>
      <div>
        <p class="soft num">${title}</p>
        <h1 dir="auto">${ticket.subject || page.untitled}</h1>
      </div>
      ${bannerOf(words, seen)}
      <div class="part">${liveOf(page, seen)}</div>
      <div class="part">
        ${standingOf(page, ticket)} ${verdictOf(page, seen)} ${rateForm(words, seen)}
      </div>
      <div class="part">
        <section aria-labelledby="talk">
          <h2 class="label" id="talk">${page.conversation}</h2>
          ${conversationOf({ ...seen, words, path, largest: seen.files.largest })}
        </section>
      </div>
      ${replyForm(page, seen)}
      <form class="door" method="post" action="${path}/open" hidden>
        <input name="code" aria-label="${page.code}" />
      </form>
    </div>`,
  };
}

type Words = CustomerWords["page"];

function bannerOf(words: CustomerWords, seen: Seen): Html | null {
  const { page, rate } = words;
  const { said, problem } = seen;
  if (problem !== null)
    return html`<p class="card notice" role="alert" id="said">
      ${problemText(words, problem)} ${lengthText(page, seen)}
    </p>`;
  if (said === null) return null;
  const texts = { sent: page.sent, yes: page.saidYes, no: page.saidNo, rated: rate.thanks };
  const text = texts[said];
  return html`<p class="card notice" role="status" id="said">${text}</p>`;
}

/** As long as somebody is there, script keeps each part up to date; without it one loads the page anew. */
function liveOf(page: Words, { liveWith }: Seen): Html | null {
  if (liveWith === null) return null;
  return html`<p class="card notice" role="status">${fill(page.live, { name: liveWith })}</p>`;
}

function problemText({ page, rate }: CustomerWords, problem: Problem): string {
  const { empty, tooLong, tooMany, failed, files } = page;
  const texts: Readonly<Record<Problem, string>> = {
    empty,
    tooLong,
    commentLong: rate.tooLong,
    tooMany,
    failed,
    file_large: files.large,
    file_type: files.type,
    files_full: files.full,
  };
  return texts[problem];
}

/** Of what is too long, how long it is. Null: nothing is, or it was too long to be read at all. */
function lengthText({ length }: Words, { problem, text, comment, language }: Seen): string | null {
  const tooLong = problem === "tooLong" ? text : problem === "commentLong" ? comment?.trim() : null;
  if (!tooLong) return null;
  const most = problem === "tooLong" ? MAX_TEXT : MAX_COMMENT;
  const number = (count: number) => new Intl.NumberFormat(language).format(count);
  return fill(length, { length: number(tooLong.length), most: number(most) });
}

function standingOf(page: Words, ticket: VisitorTicket): Html {
  const { status, assigneeName } = ticket;
  const now = stepOf(ticket);
  const names = [
    page.received,
    assigneeName === null ? page.withTeam : fill(page.with, { name: assigneeName }),
    page.answered,
    page.solved,
  ];
  return html`<section class="card sheet standing">
    <p class="strong">${page.statuses[status]}</p>
    <ol class="falls" aria-label="${page.progress}">
      ${names.map(
        (name, step) =>
          html`<li
            class="${step < now ? "past" : step === now ? "now" : "to-come"}"
            ${step === now ? html`aria-current="step"` : null}
          >
            ${name}
          </li>`,
      )}
    </ol>
    ${status === "closed" ? html`<p>${closedText(page, ticket)}</p>` : null}
  </section>`;
}

function closedText(page: Words, { followedBy }: VisitorTicket): string {
  return followedBy === null ? page.closed : fill(page.goesOn, { reference: followedBy.reference });
}

/** A link in a mail only asks; pressing the button says it. Mail programs open links by themselves. */
function verdictOf(page: Words, { ticket, asked }: Seen): Html | null {
  const { status, confirmed, reference } = ticket;
  // Whoever was answered may say so, too, before we ask.
  const settles = status === "solved" || status === "pending";
  const asksThat = asked === "yes" || asked === "no";
  if (status === "closed" || (!settles && !asksThat)) return null;
  if (confirmed) return null;
  const solved = { reference, to: "judge", name: "solved" } as const;
  return html`<div class="card verdict">
    <h2>${page.isSolved}</h2>
    <p class="answers">
      ${press({ ...solved, value: "yes", isMain: asked !== "no" }, page.yes)}
      ${press({ ...solved, value: "no", isMain: asked === "no" }, page.no)}
    </p>
  </div>`;
}

function replyForm(page: Words, seen: Seen): Html {
  const { ticket, formId, text, problem, files, language } = seen;
  return html`<form
    class="card sheet reply"
    id="${FORM}"
    method="post"
    action="${trackingPath(ticket.reference)}/reply"
    enctype="multipart/form-data"
  >
    <input type="hidden" name="form" value="${formId}" />
    <label for="text" class="strong">${page.write}</label>
    <span class="field">
      <textarea
        id="text"
        name="text"
        rows="4"
        dir="auto"
        ${problem === null || problem === "commentLong" ? null : html`aria-invalid="true" aria-describedby="said"`}
      >
${text}</textarea>
    </span>
    <label class="choose">
      <span class="strong">${page.files.choose}</span>
      <span class="small soft">
        ${fill(page.files.limit, { size: sizeText(files.largest, language) })}
      </span>
      <input type="file" name="files" multiple accept="${acceptOf(files.types)}" />
    </label>
    <button class="btn btn-main">${page.send}</button>
  </form>`;
}
