import type { AllRequests } from "../../application/doors.ts";
import { html, type Html } from "../../help/html.ts";
import { clockFor } from "../clock.ts";
import { REQUESTS } from "../links.ts";
import type { Setting, TrackingPage } from "../tracking/respond.ts";
import { fill } from "../words.ts";

export type AskProblem = "badAddress" | "tooMany" | "used" | "failed";

/** Somebody enters an address; what is answered is the same whatever is known of it (SPEC X7). */
export function askPage(
  { spoken: { words } }: Setting,
  { problem, address }: { readonly problem: AskProblem | null; readonly address: string },
): TrackingPage {
  const { requests } = words;
  const isWrong = problem === "badAddress";
  return {
    status: problem === null ? 200 : problem === "tooMany" ? 429 : problem === "used" ? 404 : 422,
    title: requests.title,
    body: html`<div class="narrow">
      <h1>${requests.title}</h1>
      ${problem === null ? null : alert(problemText(words, problem))}
      <form class="card sheet" method="post" action="${REQUESTS}/link">
        <p class="soft" id="how">${requests.text}</p>
        <label for="email" class="strong">${requests.address}</label>
        <span class="field">
          <input
            id="email"
            name="email"
            type="email"
            inputmode="email"
            autocomplete="email"
            required
            dir="ltr"
            value="${address}"
            aria-describedby="${isWrong ? "problem" : "how"}"
            ${isWrong ? html`aria-invalid="true"` : null}
          />
        </span>
        <button class="btn btn-main">${requests.send}</button>
      </form>
    </div>`,
  };
}

function problemText(words: Setting["spoken"]["words"], problem: AskProblem): string {
  return problem === "tooMany" || problem === "failed"
    ? words.page[problem]
    : words.requests[problem];
}

function alert(text: string): Html {
  return html`<p class="card notice" role="alert" id="problem">${text}</p>`;
}

export function sentPage(
  { spoken: { words } }: Setting,
  { address, minutes }: { readonly address: string; readonly minutes: number },
): TrackingPage {
  const { requests } = words;
  return {
    status: 200,
    title: requests.title,
    body: html`<div class="narrow">
      <h1>${requests.title}</h1>
      <div class="card sheet" role="status">
        <p>${fill(requests.sent, { address, minutes: String(minutes) })}</p>
        <p class="soft small">${requests.sentHint}</p>
      </div>
    </div>`,
  };
}

/**
 * What a mailed link opens: a press does it, since programs that look at mail open links by
 * themselves, and this one works once.
 */
export function doorPage(
  { spoken: { words } }: Setting,
  opens: "sign_in" | "confirm",
): TrackingPage {
  const { requests, page } = words;
  const [title, text, button, path] =
    opens === "sign_in"
      ? [requests.title, requests.openText, requests.open, "open"]
      : [requests.mine, requests.mineText, requests.mineYes, "confirm"];
  return {
    status: 200,
    title,
    body: html`<div class="narrow">
      <h1>${title}</h1>
      <form class="door waits card sheet" method="post" action="${REQUESTS}/${path}">
        <p class="soft">${text}</p>
        <label for="code">${page.code}</label>
        <span class="field">
          <input id="code" name="code" required autocomplete="off" spellcheck="false" />
        </span>
        <button class="btn btn-main">${button}</button>
      </form>
    </div>`,
  };
}

export function confirmedPage({ spoken: { words } }: Setting): TrackingPage {
  const { requests } = words;
  return {
    status: 200,
    title: requests.mine,
    body: html`<div class="narrow">
      <h1>${requests.mine}</h1>
      <p class="card notice" role="status">${requests.mineDone}</p>
      <p><a href="${REQUESTS}">${requests.title}</a></p>
    </div>`,
  };
}

/** All requests of an address, what changed last on top, each with where it stands. */
export function listPage(
  { spoken }: Setting,
  { email, tickets, timeZone }: AllRequests,
): TrackingPage {
  const { words, language } = spoken;
  const { requests, page } = words;
  const timeOf = clockFor({ language, timeZone });
  const lines = tickets.map(({ state }) => {
    const done = state.status === "solved" || state.status === "closed";
    return html`<li>
      <a class="card request" href="${REQUESTS}/${encodeURIComponent(state.reference)}">
        <span class="strong clip" dir="auto">${state.subject || page.untitled}</span>
        <span class="chip ${done ? "is-done" : ""}">${page.statuses[state.status]}</span>
        <span class="soft small num">
          <bdi>${state.reference}</bdi> ·
          ${fill(requests.updated, { time: timeOf(state.updatedAt) })}
        </span>
      </a>
    </li>`;
  });
  return {
    status: 200,
    title: requests.title,
    body: html`<div class="narrow">
      <div>
        <p class="soft"><bdi>${email}</bdi></p>
        <h1>${requests.title}</h1>
      </div>
      ${
        lines.length === 0
          ? html`<p class="card notice">${requests.none}</p>`
          : html`<ul class="requests" aria-label="${requests.count}">
              ${lines}
            </ul>`
      }
      <form method="post" action="${REQUESTS}/leave">
        <button class="btn btn-line">${requests.leave}</button>
      </form>
    </div>`,
  };
}
