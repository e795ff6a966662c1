import { proactive } from "../application/proactive.ts";
import type { Deps } from "../application/deps.ts";
import { pageRules } from "../domain/proactive.ts";
import { literal } from "./look-pages.ts";

/** What the built part has in the place of the rules, in whatever quotes. */
const PLACE = /[`"']%RULES%[`"']/;

/**
 * What goes behind the loader: nothing where there is nothing to say. What waits for people is left out
 * while nobody is there, so that no visitor loads anything for it.
 */
export async function proactivePart(
  deps: Deps,
  script: string,
  staffed: () => Promise<boolean>,
): Promise<string> {
  const { settings } = await proactive.overview(deps);
  const all = pageRules(settings, true);
  if (all.length === 0) return "";
  const forAll = pageRules(settings, false);
  const rules = forAll.length < all.length && (await staffed()) ? all : forAll;
  return rules.length === 0 ? "" : `\n${script.replace(PLACE, () => literal(rules))}`;
}
