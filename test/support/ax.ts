import type { CDPSession, Page } from "playwright-core";

/** A node of the accessibility tree: what assistive technology is told. */
export type AxNode = {
  readonly role: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

type RawNode = {
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: unknown };
  }[];
};
type FrameTree = {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
};

/** The accessibility tree of a page and of the panel inside it, as Chromium tells it. */
export class Ax {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Ax> {
    const session = await page.context().newCDPSession(page);
    await session.send("Accessibility.enable");
    return new Ax(session);
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
      nodes: readonly RawNode[];
    };
    return nodes.filter(({ ignored }) => !ignored).map(read);
  }
}

function read({ role, name, properties = [] }: RawNode): AxNode {
  return {
    role: role?.value ?? "",
    name: name?.value ?? "",
    properties: Object.fromEntries(properties.map(({ name, value }) => [name, value.value])),
  };
}
