/**
 * Where in the console one is, as the address says it: `#/mine`, `#/tickets/open/t/ID`, `#/team`.
 * The address alone decides, so that a reload, a bookmark and the back button keep the place.
 */
export const FILTERS = {
  mine: ["all", "chats", "tickets"],
  waiting: ["all"],
  unassigned: ["all"],
  all: ["all"],
  tickets: ["all", "team", "breaching", "new", "open", "pending", "on_hold", "solved", "closed"],
  closed: ["all"],
} as const;

export type ViewName = keyof typeof FILTERS;
export type Filter = (typeof FILTERS)[ViewName][number];
export const PAGES = ["floor", "ratings", "team", "settings", "toolkit", "notices", "me"] as const;
export type PageName = (typeof PAGES)[number];

/** What is open beside (or instead of) the list. */
export type Opened = { readonly is: "conversation" | "ticket"; readonly id: string };

export type ListRoute = {
  readonly at: "list";
  readonly view: ViewName;
  readonly filter: Filter;
  /** A saved view of tickets. */
  readonly saved?: string;
  readonly open: Opened | null;
  /** The article that is written beside it. */
  readonly beside?: ArticlePlace;
};

/** Where in the knowledge base. */
export type KnowledgePlace =
  | { readonly is: "articles" | "judge" }
  | { readonly is: "gaps"; readonly gap: string | null }
  | { readonly is: "article"; readonly language: string; readonly topic: string }
  /** An article not saved yet; `key` is what it is kept under on this device. */
  | { readonly is: "new"; readonly key: string };

/** One article, or one to be. */
export type ArticlePlace = Extract<KnowledgePlace, { readonly is: "article" | "new" }>;

/** Where in the settings of who gets which chat. */
export type RoutingPlace =
  | { readonly is: (typeof ROUTING_TABS)[number] }
  | { readonly is: "team" | "person"; readonly id: string };

export const ROUTING_TABS = ["teams", "people", "skills", "rules", "limits", "simulator"] as const;

/** The settings, each with a box of its own on their page, in order. */
export const SETTINGS_PARTS = [
  "shop",
  "look",
  "pre-chat",
  "proactive",
  "typing",
  "privacy",
  "sites",
  "identity",
  "sla",
  "service",
  "knowledge",
] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

export type Route =
  | ListRoute
  | { readonly at: "routing"; readonly place: RoutingPlace }
  | { readonly at: "knowledge"; readonly place: KnowledgePlace }
  | { readonly at: "page"; readonly page: PageName; readonly part?: SettingsPart }
  | { readonly at: "search"; readonly text: string }
  /** The token is secret: whoever reads it here takes it out of the address. */
  | { readonly at: "link"; readonly kind: "setup" | "join"; readonly token: string };

export const HOME: ListRoute = { at: "list", view: "mine", filter: "all", open: null };

const ID = /^[A-Za-z0-9_-]{22}$/;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const TOPIC = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const TOKEN = /^[A-Za-z0-9_-]{22,64}$/;

/** Total: what cannot be read leads home. @param hash what is behind `#` */
export function parseRoute(hash: string): Route {
  const [first = "", ...rest] = hash.split("/").filter((part) => part !== "");
  if (first === "setup" || first === "join") return linkRoute(first, rest[0] ?? "");
  if (first === "search") return { at: "search", text: decoded(rest[0] ?? "") };
  if (first === "knowledge") return { at: "knowledge", place: knowledgePlace(rest) };
  if (first === "settings" && rest[0] === "routing")
    return { at: "routing", place: routingPlace(rest.slice(1)) };
  const part = first === "settings" && SETTINGS_PARTS.find((name) => name === rest[0]);
  if (isPage(first)) return { at: "page", page: first, ...(part ? { part } : {}) };
  return isView(first) ? listRoute(first, rest) : HOME;
}

/** The page in the navigation that a place belongs to; null: to none of them. */
export function pageOver(route: Route): PageName | null {
  if (route.at === "routing") return "settings";
  if (route.at !== "page") return null;
  return route.page === "toolkit" ? "settings" : route.page;
}

export function formatRoute(route: Route): string {
  switch (route.at) {
    case "page":
      return [`/${route.page}`, ...(route.part === undefined ? [] : [route.part])].join("/");
    case "search":
      return `/search/${encodeURIComponent(route.text)}`;
    case "knowledge":
      return ["/knowledge", ...knowledgeParts(route.place)].join("/");
    case "routing":
      return ["/settings/routing", ...routingParts(route.place)].join("/");
    case "link":
      return `/${route.kind}/${route.token}`;
    case "list":
      return [
        "",
        route.view,
        ...savedParts(route),
        ...filterParts(route),
        ...openParts(route),
        ...besideParts(route),
      ].join("/");
  }
}

const TEAM = /^[a-z0-9][a-z0-9-]{0,39}$/;

function routingPlace([first, id = ""]: readonly string[]): RoutingPlace {
  if (first === "teams" && TEAM.test(id)) return { is: "team", id };
  if (first === "people" && ID.test(id)) return { is: "person", id };
  const tab = ROUTING_TABS.find((name) => name === first);
  return { is: tab ?? "teams" };
}

function routingParts(place: RoutingPlace): readonly string[] {
  switch (place.is) {
    case "team":
      return ["teams", place.id];
    case "person":
      return ["people", place.id];
    default:
      return [place.is];
  }
}

function knowledgePlace([first, second = "", third = ""]: readonly string[]): KnowledgePlace {
  if (first === "gaps") return { is: "gaps", gap: ID.test(second) ? second : null };
  if (first === "judge") return { is: "judge" };
  if (first === "new" && ID.test(second)) return { is: "new", key: second };
  const isArticle = first === "article" && LANGUAGE.test(second) && TOPIC.test(third);
  return isArticle ? { is: "article", language: second, topic: third } : { is: "articles" };
}

function knowledgeParts(place: KnowledgePlace): readonly string[] {
  switch (place.is) {
    case "articles":
      return [];
    case "judge":
      return ["judge"];
    case "gaps":
      return place.gap === null ? ["gaps"] : ["gaps", place.gap];
    case "article":
      return ["article", place.language, place.topic];
    case "new":
      return ["new", place.key];
  }
}

function linkRoute(kind: "setup" | "join", token: string): Route {
  return TOKEN.test(token) ? { at: "link", kind, token } : HOME;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function listRoute(view: ViewName, parts: readonly string[]): ListRoute {
  const [first, saved = "", ...rest] = parts;
  if (view === "tickets" && first === "v" && ID.test(saved))
    return { ...listRoute(view, rest), saved };
  const filters: readonly Filter[] = FILTERS[view];
  const filter = filters.find((name) => name === parts[0] && name !== "all");
  const [kind, id = ""] = filter === undefined ? parts : parts.slice(1);
  const open = openedBy(kind, id);
  const list = { at: "list", view, filter: filter ?? "all", open } as const;
  const beside = open === null ? null : besideBy(parts.slice(filter === undefined ? 2 : 3));
  return beside === null ? list : { ...list, beside };
}

function besideBy([mark, ...parts]: readonly string[]): ArticlePlace | null {
  const place = mark === "k" ? knowledgePlace(parts) : null;
  return place?.is === "article" || place?.is === "new" ? place : null;
}

function besideParts({ open, beside }: ListRoute): readonly string[] {
  return open === null || beside === undefined ? [] : ["k", ...knowledgeParts(beside)];
}

function openedBy(kind: string | undefined, id: string): Opened | null {
  if (!ID.test(id)) return null;
  if (kind === "c") return { is: "conversation", id };
  return kind === "t" ? { is: "ticket", id } : null;
}

function savedParts({ saved }: ListRoute): readonly string[] {
  return saved === undefined ? [] : ["v", saved];
}

function filterParts({ filter }: ListRoute): readonly string[] {
  return filter === "all" ? [] : [filter];
}

function openParts({ open }: ListRoute): readonly string[] {
  return open === null ? [] : [open.is === "ticket" ? "t" : "c", open.id];
}

function isView(name: string): name is ViewName {
  return Object.hasOwn(FILTERS, name);
}

function isPage(name: string): name is PageName {
  const pages: readonly string[] = PAGES;
  return pages.includes(name);
}
