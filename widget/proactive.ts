import type { PageRule } from "../server/protocol/proactive.ts";
import { kept } from "./loader/kept.ts";
import { holds, visited } from "./proactive/rules.ts";

/** The server puts the rules here, and this behind the loader: only where there are any. */
const RULES = "%RULES%" as unknown as readonly PageRule[];

const TICK_MS = 1_000;
/** A visit goes on as long as it shows a sign now and then. */
const SIGN_EVERY = 60;

type Page = {
  readonly Cascade?: ((...call: readonly unknown[]) => void) & {
    readonly here?: true;
    /** By the loader. */
    readonly language?: () => string;
  };
  cascadeRules?: true;
};

/**
 * Runs on somebody else's page, behind the loader: looks once a second whether what a rule asks for
 * holds, and says so to the loader. No listeners, nothing measured that no rule asks for.
 */
function watch({ site = "" }: DOMStringMap): void {
  const page = window as unknown as Page;
  if (site === "" || page.cascadeRules) return;
  page.cascadeRules = true;
  const count = () => {
    const { visits, kept: text } = visited(kept(`cascade:visits:${site}`), Date.now());
    kept(`cascade:visits:${site}`, text);
    return visits;
  };
  const visits = count();
  const looksDown = RULES.some(({ scroll }) => scroll);
  const tried = new Set<string>();
  let path = "";
  let seconds = 0;
  let scroll = 0;
  /** At most one for a page. */
  let spoken = false;

  function tick(): void {
    if (document.hidden || !page.Cascade?.here) return;
    if (location.pathname !== path) {
      path = location.pathname;
      seconds = scroll = 0;
      spoken = false;
    }
    seconds += 1;
    if (seconds % SIGN_EVERY === 0) count();
    // A conversation goes on: nobody is spoken to twice at a time.
    if (spoken || kept(`cascade:open:${site}`)) return;
    if (looksDown) scroll = Math.max(scroll, seenDownTo());
    const shown = (kept(`cascade:proposed:${site}`) ?? "").split(",");
    const language = page.Cascade.language?.() ?? "";
    const now = { path, seconds, scroll, visits, language };
    const rule = RULES.find(
      (one) => !tried.has(one.id) && !shown.includes(one.id) && holds(one, now),
    );
    if (rule === undefined) return;
    spoken = true;
    tried.add(rule.id);
    page.Cascade("propose", rule.id);
  }

  setInterval(() => {
    try {
      tick();
    } catch {
      // Whatever goes wrong here is no business of the page around.
    }
  }, TICK_MS);
}

/** Of the page, in per cent. */
function seenDownTo(): number {
  return ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
}

watch((document.currentScript as HTMLScriptElement).dataset);
