import type { Request } from "express";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Deps } from "../application/deps.ts";
import { openWorkspace } from "../application/workspace.ts";
import { knowledgeSettings } from "../domain/knowledge-settings.ts";
import { assetsFolder, helpAssets } from "./assets.ts";
import type { CategoryNames } from "../application/ports.ts";
import { helpContent, type HelpContent } from "./content.ts";
import { findArticles } from "./find.ts";
import { bestLanguage, offeredAs } from "./languages.ts";
import type { Frame } from "./page.ts";
import { wordsFor } from "./words.ts";

export interface Frames {
  /** Everything a page in this language needs; null: in the reader's own. */
  of(request: Request, language: string | null): Promise<Frame>;
  content(): HelpContent;
  /** Never none. */
  languages(): readonly string[];
  /** The language the address names, if there are articles in it. */
  offered(request: Request): string | null;
  fallback(): Promise<string>;
  base(request: Request): string;
  secure(request: Request): boolean;
}

type FramesSide = {
  readonly deps: Deps;
  readonly knowledge: Knowledge;
  readonly assets: string;
  readonly category: CategoryNames;
  readonly publicUrl: string | null;
};

export function createFrames({
  deps,
  knowledge,
  assets: folder,
  category,
  publicUrl,
}: FramesSide): Frames {
  const assets = helpAssets(assetsFolder(folder));
  const content = helpContent(() => knowledge.list());
  const languages = () => (content().languages.length > 0 ? content().languages : ["en"]);
  const fallback = async () =>
    knowledgeSettings((await openWorkspace(deps)).state).fallbackLanguage;
  const base = (request: Request) => publicUrl ?? ownBase(request);

  return {
    content,
    languages,
    fallback,
    base,
    offered: ({ params }) => offeredAs(String(params["language"]), languages()),
    secure: (request) => base(request).startsWith("https:"),
    async of(request, wanted) {
      const { state } = await openWorkspace(deps);
      const inDoubt = knowledgeSettings(state).fallbackLanguage;
      const language =
        wanted ??
        bestLanguage(request.headers["accept-language"], {
          offered: languages(),
          fallback: inDoubt,
        });
      const { words, language: spoken } = wordsFor(language);
      return {
        site: {
          base: base(request),
          shop: state.name,
          demo: state.demo,
          siteKey: state.siteKey,
          mails: deps.timings.mail !== undefined,
          assets,
          fallback: inDoubt,
        },
        content: content(),
        language,
        words,
        spoken,
        category: (key) => category(key, language),
        find: (question, limit) => findArticles(knowledge, question, { language, limit }),
      };
    },
  };
}

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Anything may be written in a Host header. */
function ownBase(request: Request): string {
  const host = request.headers.host ?? "";
  return `${request.protocol}://${HOST.test(host) ? host : "localhost"}`;
}
