import type { Request, RequestHandler } from "express";
import type { Deps } from "../application/deps.ts";
import { rate } from "../application/ratings.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import type { Frames } from "./frames.ts";
import { missingPage, notCountedPage, tooManyPage } from "./pages/notices.ts";
import { paths } from "./paths.ts";
import { rated, ratedCookie } from "./rated-cookie.ts";
import { questionIn, send, text } from "./respond.ts";

export type JudgedSide = {
  readonly deps: Deps;
  readonly fromOwnPage: (request: Request) => boolean;
  /** Counts one of the sender's; why it must wait, or null. */
  readonly voted: (request: Request) => ErrorCode | null | Promise<ErrorCode | null>;
};

/** A reader's word on an article, from our own form; counted once for each browser. */
export function judged(side: JudgedSide, frames: Frames): RequestHandler {
  return async (request, response) => {
    const frame = await frames.of(request, frames.offered(request));
    const article = frame.content.article(frame.language, text(request.params["topic"]));
    const body = Object(request.body) as Readonly<Record<string, unknown>>;
    const { helpful } = body;
    if (article === undefined) return send(response, frame, missingPage(frame));
    if (!side.fromOwnPage(request) || (helpful !== "yes" && helpful !== "no"))
      return send(response, frame, notCountedPage(frame));
    if (!rated(request.headers.cookie)) {
      const limited = await side.voted(request);
      if (limited !== null) return send(response, frame, tooManyPage(frame));
      await rate(side.deps, { articleId: article.id, helpful: helpful === "yes" });
    }
    const path = paths.article(article.language, article.topic);
    const question = questionIn(body["q"]);
    const asked = question === "" ? "" : `&q=${encodeURIComponent(question)}`;
    response.append("Set-Cookie", ratedCookie(helpful, { path, secure: frames.secure(request) }));
    response.set("Cache-Control", "no-store");
    response.redirect(303, `${path}?rated=${helpful}${asked}#said`);
  };
}
