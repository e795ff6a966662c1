import type { CDPSession, Page } from "playwright-core";
import { axSession, type RawAxNode } from "./ax.ts";

type Node = {
  readonly role: string;
  readonly name: string;
  readonly has: Readonly<Record<string, unknown>>;
  /** What it is in, the nearest first. */
  readonly within: readonly Node[];
};

const ACTS =
  /^(button|link|textbox|searchbox|combobox|checkbox|radio|switch|tab|menuitem|menuitemradio|menuitemcheckbox|option|listbox|slider|spinbutton|PopUpButton|ComboBoxGrouping|ComboBoxMenuButton|ComboBoxSelect)$/;
const NAMED =
  /^(region|navigation|complementary|dialog|alertdialog|tablist|radiogroup|menu|listbox|tabpanel|toolbar|image|img|table|grid|iframe|Iframe)$/;
const LANDMARKS = /^(region|navigation|complementary|form|main|search)$/;
/** What has to say how it stands. */
const STATES: Readonly<Record<string, string>> = {
  checkbox: "checked",
  radio: "checked",
  switch: "checked",
  menuitemradio: "checked",
  menuitemcheckbox: "checked",
  tab: "selected",
  option: "selected",
  combobox: "expanded",
};

/** Looks at pages as assistive technology has them. */
export class AxSweep {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<AxSweep> {
    return new AxSweep(await axSession(page));
  }

  /** What is wrong with what the page says it is, a line each. */
  async problems(): Promise<readonly string[]> {
    const { nodes } = (await this.#session.send("Accessibility.getFullAXTree")) as {
      nodes: readonly RawAxNode[];
    };
    const read = inOrder(nodes);
    return [
      ...read.flatMap(nameless),
      ...read.flatMap(stateless),
      ...read.flatMap(nested),
      ...headings(read),
      ...landmarks(read),
      ...alike(read),
      ...choices(read),
    ];
  }
}

function inOrder(nodes: readonly RawAxNode[]): readonly Node[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: Node[] = [];
  const visit = (id: string, within: readonly Node[]) => {
    const raw = byId.get(id);
    if (raw === undefined) return;
    const node: Node = {
      role: raw.role?.value ?? "",
      name: raw.name?.value ?? "",
      has: Object.fromEntries((raw.properties ?? []).map((one) => [one.name, one.value.value])),
      within,
    };
    if (!raw.ignored) found.push(node);
    for (const child of raw.childIds ?? []) visit(child, raw.ignored ? within : [node, ...within]);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root.nodeId, []);
  return found;
}

const saysSomething = (name: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name);
const placeOf = ({ within }: Node) =>
  within.find(({ role, name }) => role !== "generic" && name !== "" && role !== "RootWebArea");
const told = (node: Node) => {
  const place = placeOf(node);
  return `${node.role} “${node.name.slice(0, 60)}”${place === undefined ? "" : ` in ${place.role} “${place.name.slice(0, 40)}”`}`;
};

function nameless(node: Node): readonly string[] {
  const needs = ACTS.test(node.role) || NAMED.test(node.role);
  return needs && !saysSomething(node.name) ? [`no name: ${told(node)}`] : [];
}

function stateless(node: Node): readonly string[] {
  // The browser's own: a field with suggestions, the button of a date.
  const isOwn = node.role === "combobox" && node.has["autocomplete"] === "list";
  if (isOwn || node.within.some(({ role }) => /^(Date|InputTime|DateTime)$/.test(role))) return [];
  const state = STATES[node.role];
  const opens = node.has["hasPopup"] !== undefined && node.has["hasPopup"] !== "dialog";
  const needed = [...(state === undefined ? [] : [state]), ...(opens ? ["expanded"] : [])];
  return needed
    .filter((one) => node.has[one] === undefined)
    .map((one) => `not said whether ${one}: ${told(node)}`);
}

/** What acts, inside of what acts: one of them cannot be reached. */
function nested(node: Node): readonly string[] {
  const holds = /^(button|link|checkbox|radio|menuitem|option|tab)$/;
  const outer = node.within.find(({ role }) => holds.test(role));
  return ACTS.test(node.role) && outer !== undefined
    ? [`${told(node)} inside of ${told(outer)}`]
    : [];
}

function headings(nodes: readonly Node[]): readonly string[] {
  const open = nodes.some(({ role, has }) => role === "dialog" && has["modal"] === true);
  const all = nodes.filter(({ role }) => role === "heading");
  const levels = all.map(({ has }) => Number(has["level"]));
  const firsts = levels.filter((level) => level === 1).length;
  const begins = levels.indexOf(1);
  return [
    ...(firsts === 1 || open ? [] : [`${firsts} headings of the first level`]),
    ...all
      .filter((_, nth) => nth > Math.max(0, begins))
      .filter((node) => Number(node.has["level"]) > Number(levels[all.indexOf(node) - 1]) + 1)
      .map((node) => `a level left out before ${told(node)}`),
    ...all.filter(({ name }) => !saysSomething(name)).map((node) => `empty: ${told(node)}`),
  ];
}

function landmarks(nodes: readonly Node[]): readonly string[] {
  const open = nodes.some(({ role, has }) => role === "dialog" && has["modal"] === true);
  // A form without a name is none.
  const marks = nodes.filter(
    ({ role, name }) => LANDMARKS.test(role) && (role !== "form" || name !== ""),
  );
  const mains = marks.filter(({ role }) => role === "main").length;
  return [
    ...(mains === 1 || open ? [] : [`${mains} main landmarks`]),
    ...twice(marks).map((node) => `two landmarks alike: ${told(node)}`),
  ];
}

/** One word for several things: which is which cannot be told. */
function alike(nodes: readonly Node[]): readonly string[] {
  const acts = nodes.filter(({ role }) => /^(button|link|textbox|checkbox|searchbox)$/.test(role));
  return twice(acts.filter((node) => !node.within.some(({ role }) => role === "log")))
    .filter((node) => node.has["url"] === undefined || differs(node, acts))
    .map((node) => `two alike: ${told(node)}`);
}

function differs({ role, name, has }: Node, acts: readonly Node[]): boolean {
  const same = acts.filter((one) => one.role === role && one.name === name);
  return new Set([has["url"], ...same.map((one) => one.has["url"])]).size > 1;
}

/** The first of each role, name and place that comes again. */
function twice(nodes: readonly Node[]): readonly Node[] {
  const seen = new Map<string, number>();
  return nodes.filter((node) => {
    const key = `${node.role} ${node.name} ${placeOf(node)?.name ?? ""}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return seen.get(key) === 2;
  });
}

/** Of several that stand for one choice, one is made. */
function choices(nodes: readonly Node[]): readonly string[] {
  return nodes
    .filter(({ role }) => role === "tablist")
    .filter((list) => {
      const tabs = nodes.filter(({ role, within }) => role === "tab" && within.includes(list));
      return tabs.filter(({ has }) => has["selected"] === true).length !== 1;
    })
    .map((node) => `not one chosen: ${told(node)}`);
}
