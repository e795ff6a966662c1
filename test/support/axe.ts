import axeCore from "axe-core";
import type { Frame } from "playwright-core";

type Finding = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
};
type Axe = {
  run(context: unknown, options: unknown): Promise<{ readonly violations: readonly Finding[] }>;
};

/** What axe finds serious or critical in a page or frame as it is now, a line each. */
export async function seriousFindings(frame: Frame): Promise<readonly string[]> {
  return findings(frame, new Set(["serious", "critical"]));
}

/** All that axe finds, however small. */
export function allFindings(frame: Frame): Promise<readonly string[]> {
  return findings(frame, new Set(["minor", "moderate", "serious", "critical"]));
}

async function findings(frame: Frame, impacts: ReadonlySet<string>): Promise<readonly string[]> {
  // A screen of the same document has it already.
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(axeCore.source);
  const violations = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const options = { iframes: false, resultTypes: ["violations"] };
    return (await axe.run(document, options)).violations;
  });
  return violations
    .filter(({ impact }) => impact !== null && impacts.has(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
