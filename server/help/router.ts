import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { assetsFolder } from "./assets.ts";
import type { CategoryNames } from "../application/ports.ts";
import { judged, type JudgedSide } from "./judged.ts";
import { createFrames, type Frames } from "./frames.ts";
import { bestLanguage, offeredAs } from "./languages.ts";
import type { Frame, Page } from "./page.ts";
import { articlePage } from "./pages/article.ts";
import { askPage } from "./pages/ask.ts";
import { categoryPage } from "./pages/category.ts";
import { homePage } from "./pages/home.ts";
import { missingPage, tooManyPage, untranslatedPage } from "./pages/notices.ts";
import { searchPage } from "./pages/search.ts";
import { categoryIn, paths } from "./paths.ts";
import { cached, questionIn, send, text } from "./respond.ts";
import { robotsOf, sitemapOf } from "./sitemap.ts";
import { suggestionsFor } from "./suggestions.ts";

export type HelpSide = JudgedSide & {
  readonly knowledge: Knowledge;
  /** The folder `npm run build` filled. */
  readonly assets: string;
  readonly category: CategoryNames;
  readonly publicUrl: string | null;
  readonly searched: JudgedSide["voted"];
};

const YEAR_MS = 365 * 24 * 3_600_000;

/** The help centre: public pages about the published articles, and nothing else. */
export function helpRouter(side: HelpSide): Router {
  const router = express.Router();
  const frames = createFrames(side);
  const immutable = { immutable: true, maxAge: YEAR_MS, index: false } as const;
  const page = (work: (here: Here) => Page | Promise<Page>): RequestHandler => answer(frames, work);

  router.use("/help/assets", express.static(assetsFolder(side.assets), immutable));
  router.get("/robots.txt", (request, response) => {
    response.type("text").send(robotsOf(frames.base(request)));
  });
  router.get(paths.sitemap, (request, response) => {
    cached(response).type("application/xml");
    response.send(sitemapOf(frames.content(), frames.base(request)));
  });
  router.get("/help", (request, response) => toLanguage(frames, { request, response }));
  router.use("/help/:language", asOffered(frames));
  router.get(
    "/help/:language",
    page(({ frame }) => homePage(frame)),
  );
  router.get("/help/:language/search.json", instant(side, frames));
  router.get(
    "/help/:language/search",
    page(async ({ frame, request, question }) => {
      const limited = question === "" ? null : await side.searched(request);
      return limited === null ? searchPage(frame, question) : tooManyPage(frame);
    }),
  );
  router.get(
    "/help/:language/ask",
    page(async ({ frame, request, question }) => {
      const limited = await side.searched(request);
      return limited === null ? askPage(frame, question) : tooManyPage(frame);
    }),
  );
  router.get("/help/:language/article/:topic", page(articleAt));
  const form = express.urlencoded({ extended: false, limit: "8kb", parameterLimit: 10 });
  router.post("/help/:language/article/:topic/rating", form, judged(side, frames));
  router.get(
    "/help/:language/:category",
    page(({ frame, request }) => {
      const key = categoryIn(text(request.params["category"]));
      const category = frame.content.categories(frame.language).find((one) => one.key === key);
      return category === undefined ? missingPage(frame) : categoryPage(frame, category);
    }),
  );
  router.use(
    "/help",
    page(({ frame }) => missingPage(frame)),
  );
  return router;
}

type Here = { readonly frame: Frame; readonly request: Request; readonly question: string };

type Exchange = { readonly request: Request; readonly response: Response };

function answer(frames: Frames, work: (here: Here) => Page | Promise<Page>): RequestHandler {
  return async (request, response) => {
    const offered = frames.offered(request);
    const frame = await frames.of(request, offered);
    const question = questionIn(request.query["q"]);
    const known = offered !== null || request.params["language"] === undefined;
    send(
      response,
      frame,
      known ? await work({ frame, request, question }) : elsewhere(frame, request),
    );
  };
}

function articleAt({ frame, request, question }: Here): Page {
  const article = frame.content.article(frame.language, text(request.params["topic"]));
  if (article === undefined) return elsewhere(frame, request);
  const said = request.query["rated"];
  return articlePage(frame, article, {
    question: question === "" ? null : question,
    said: said === "yes" || said === "no" ? said : null,
  });
}

/** Not here: in other languages perhaps, else nowhere. */
function elsewhere(frame: Frame, request: Request): Page {
  const topic = text(request.params["topic"]);
  return frame.content.translations(topic).length > 0
    ? untranslatedPage(frame, topic)
    : missingPage(frame);
}

/** Addresses are kept one for each page: other capitals lead to ours. */
function asOffered(frames: Frames): RequestHandler {
  return (request, response, next) => {
    const wanted = text(request.params["language"]);
    const offered = offeredAs(wanted, frames.languages());
    if (offered === null || offered === wanted) return next();
    const rest = request.originalUrl.slice(paths.home(wanted).length);
    response.redirect(301, paths.home(offered) + rest);
  };
}

async function toLanguage(frames: Frames, { request, response }: Exchange): Promise<void> {
  const language = bestLanguage(request.headers["accept-language"], {
    offered: frames.languages(),
    fallback: await frames.fallback(),
  });
  const question = questionIn(request.query["q"]);
  response.set("Vary", "Accept-Language").set("Cache-Control", "no-cache");
  response.redirect(question === "" ? paths.home(language) : paths.search(language, question));
}

function instant(side: HelpSide, frames: Frames): RequestHandler {
  return async (request, response) => {
    const language = frames.offered(request);
    const limited = await side.searched(request);
    if (language === null || limited !== null) {
      response.status(limited === null ? 404 : 429).json({ results: [], says: "" });
      return;
    }
    const frame = await frames.of(request, language);
    cached(response).json(suggestionsFor(frame, questionIn(request.query["q"])));
  };
}
