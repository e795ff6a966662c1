import { describe, expect, it } from "vitest";
import {
  FILTERS,
  formatRoute,
  HOME,
  pageOver,
  parseRoute,
  SETTINGS_PARTS,
  type Route,
} from "../../../agent-console/route.ts";

const ID = "AbCdEfGhIjKlMnOpQrStUv";

describe("the address of the console", () => {
  it("leads home when it is empty or cannot be read", () => {
    for (const hash of ["", "/", "/nowhere", "/constructor", "//", "/setup/too-short"]) {
      expect(parseRoute(hash)).toEqual(HOME);
    }
  });

  it("names a list, its filter and what is open in it", () => {
    expect(parseRoute(`/tickets/open/t/${ID}`)).toEqual({
      at: "list",
      view: "tickets",
      filter: "open",
      open: { is: "ticket", id: ID },
    });
    expect(parseRoute(`/mine/c/${ID}`)).toEqual({ ...HOME, open: { is: "conversation", id: ID } });
  });

  it("CO12: names the article that is written beside what is open, and beside nothing none", () => {
    for (const place of [
      { is: "article", language: "pt-BR", topic: "returns" },
      { is: "new", key: ID },
    ] as const)
      for (const view of ["mine", "tickets"] as const) {
        const at = { ...HOME, view, open: { is: "ticket", id: ID }, beside: place } as const;
        expect(parseRoute(formatRoute(at))).toEqual(at);
        expect(parseRoute(formatRoute({ ...at, open: null }))).toEqual({ ...HOME, view });
      }
    expect(parseRoute(`/tickets/open/c/${ID}/k/article/en/returns`)).toMatchObject({
      filter: "open",
      beside: { is: "article", topic: "returns" },
    });
    for (const odd of ["k", "k/gaps", "k/article/en", "x/article/en/returns"])
      expect(parseRoute(`/mine/c/${ID}/${odd}`)).not.toHaveProperty("beside");
  });

  it("names a saved view of tickets, and what is searched for", () => {
    const saved = parseRoute(`/tickets/v/${ID}/t/${ID}`);
    expect(saved).toMatchObject({ view: "tickets", saved: ID, open: { is: "ticket", id: ID } });
    expect(parseRoute(formatRoute(saved))).toEqual(saved);
    for (const text of ["", "a/b ?#%", "帐篷 杆"])
      expect(parseRoute(formatRoute({ at: "search", text }))).toEqual({ at: "search", text });
    expect(parseRoute("/search/%E0%A4%A")).toEqual({ at: "search", text: "" });
  });

  it("names a part of routing, a team and a person; what is none of them is the teams", () => {
    for (const is of ["teams", "people", "skills", "rules", "limits", "simulator"] as const)
      expect(parseRoute(formatRoute({ at: "routing", place: { is } }))).toEqual({
        at: "routing",
        place: { is },
      });
    for (const place of [
      { is: "team", id: "billing" },
      { is: "person", id: ID },
    ] as const)
      expect(parseRoute(formatRoute({ at: "routing", place }))).toEqual({ at: "routing", place });
    expect(parseRoute("/settings/routing/people/short")).toEqual({
      at: "routing",
      place: { is: "people" },
    });
    expect(parseRoute("/settings/routing/nowhere")).toEqual({
      at: "routing",
      place: { is: "teams" },
    });
    expect(parseRoute("/settings")).toEqual({ at: "page", page: "settings" });
    expect(parseRoute("/settings/nowhere")).toEqual({ at: "page", page: "settings" });
    expect(parseRoute("/team/look")).toEqual({ at: "page", page: "team" });
  });

  it("opens nothing for an id that is none", () => {
    expect(parseRoute("/mine/c/short")).toEqual(HOME);
    expect(parseRoute(`/mine/x/${ID}`)).toEqual(HOME);
  });

  it("ignores a filter of another list", () => {
    expect(parseRoute("/waiting/solved")).toMatchObject({ view: "waiting", filter: "all" });
  });

  it("leads to the list of articles when a place in the knowledge base cannot be read", () => {
    for (const hash of [
      "",
      "/nowhere",
      "/article/en",
      "/article/en/No!",
      "/article/x/y",
      "/new/no",
    ]) {
      expect(parseRoute(`/knowledge${hash}`)).toEqual({
        at: "knowledge",
        place: { is: "articles" },
      });
    }
  });

  it("carries the token of a link that works once", () => {
    expect(parseRoute(`/setup/${ID}`)).toEqual({ at: "link", kind: "setup", token: ID });
    expect(parseRoute(`/join/${ID}`)).toEqual({ at: "link", kind: "join", token: ID });
  });

  it("comes back as it was written, for every place there is", () => {
    const places: Route[] = [
      { at: "page", page: "team" },
      { at: "page", page: "settings" },
      ...SETTINGS_PARTS.map((part): Route => ({ at: "page", page: "settings", part })),
      { at: "page", page: "me" },
      { at: "link", kind: "join", token: ID },
      { at: "knowledge", place: { is: "articles" } },
      { at: "knowledge", place: { is: "judge" } },
      { at: "knowledge", place: { is: "gaps", gap: null } },
      { at: "knowledge", place: { is: "gaps", gap: ID } },
      { at: "knowledge", place: { is: "new", key: ID } },
      { at: "knowledge", place: { is: "article", language: "zh-Hans", topic: "gift-cards-2" } },
    ];
    for (const [view, filters] of Object.entries(FILTERS)) {
      for (const filter of filters) {
        for (const open of [
          null,
          { is: "ticket", id: ID },
          { is: "conversation", id: ID },
        ] as const) {
          places.push({ at: "list", view: view as keyof typeof FILTERS, filter, open });
        }
      }
    }
    for (const place of places) expect(parseRoute(formatRoute(place))).toEqual(place);
  });

  it("belongs to a page of the navigation: what is set up, to the settings", () => {
    for (const hash of ["/settings", "/settings/routing/limits", "/toolkit"])
      expect(pageOver(parseRoute(hash)), hash).toBe("settings");
    expect(pageOver(parseRoute("/floor"))).toBe("floor");
    for (const hash of ["/mine", "/search/x", "/knowledge"])
      expect(pageOver(parseRoute(hash)), hash).toBe(null);
  });
});
