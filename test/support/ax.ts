import type { CDPSession, Page } from "playwright-core";

/** A node of the accessibility tree: what assistive technology is told. */
export type AxNode = {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** The same as the protocol tells it. */
export type RawAxNode = {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: unknown };
  }[];
};
type FrameTree = {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
};

export async function axSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  return session;
}

/** The accessibility tree of a page and of the panel inside it, as Chromium tells it. */
export class Ax {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Ax> {
    return new Ax(await axSession(page));
  }

  /** What has the focus; inside the panel, if that is where it is. */
  async focused(): Promise<AxNode | null> {
    for (const nodes of [await this.panel(), await this.page()]) {
      const has = nodes.filter(({ properties }) => properties["focused"] === true);
      const at = has.findLast(({ role }) => role !== "RootWebArea" && role !== "Iframe");
      if (at !== undefined) return at;
    }
    return null;
  }

  page(): Promise<readonly AxNode[]> {
    return this.#tree({});
  }

  /** None where there is no panel. */
  async panel(): Promise<readonly AxNode[]> {
    const { frameTree } = (await this.#session.send("Page.getFrameTree")) as {
      frameTree: FrameTree;
    };
    const panel = frameTree.childFrames?.find(({ frame }) => frame.url.includes("/widget/panel"));
    return panel === undefined ? [] : this.#tree({ frameId: panel.frame.id });
  }

  async #tree(of: { readonly frameId?: string }): Promise<readonly AxNode[]> {
    const { nodes } = (await this.#session.send("Accessibility.getFullAXTree", of)) as {
      nodes: readonly RawAxNode[];
    };
    return inOrder(nodes)
      .filter(({ ignored }) => !ignored)
      .map(read);
  }
}

/** As they are read out: each before what is in it, and that before what comes next. */
function inOrder(nodes: readonly RawAxNode[]): readonly RawAxNode[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node: RawAxNode): readonly RawAxNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined ? [] : below(child);
    }),
  ];
  return nodes.filter(({ parentId = "" }) => !byId.has(parentId)).flatMap(below);
}

const PRESSED = /^(button|link|textbox|searchbox|combobox|checkbox|radio|switch|tab|slider)$/;

/**
 * What of a screen is not clear to whoever is read it: a control without a name, two that are called
 * the same, a name that is said twice, a heading deeper than the one before allows.
 */
export function unclearIn(nodes: readonly AxNode[]): readonly string[] {
  const controls = nodes.filter(({ role }) => PRESSED.test(role));
  const called = controls.map(({ role, name }) => `${role} “${name}”`);
  const levels = nodes.flatMap(({ role, properties }) =>
    role === "heading" ? [Number(properties["level"])] : [],
  );
  return [
    ...controls.flatMap(({ role, name }) => (name.trim() === "" ? [`${role} without a name`] : [])),
    ...new Set(
      called.filter((one, nth) => called.indexOf(one) !== nth).map((one) => `two: ${one}`),
    ),
    ...controls.flatMap(({ name, description }) =>
      description !== "" && name.includes(description) ? [`said twice: “${description}”`] : [],
    ),
    ...levels.flatMap((level, nth) =>
      level > (levels[nth - 1] ?? 1) + 1 ? [`heading ${level} behind ${levels[nth - 1]}`] : [],
    ),
  ];
}

function read({ role, name, description, properties = [] }: RawAxNode): AxNode {
  return {
    role: role?.value ?? "",
    name: name?.value ?? "",
    description: description?.value ?? "",
    properties: Object.fromEntries(properties.map(({ name, value }) => [name, value.value])),
  };
}
