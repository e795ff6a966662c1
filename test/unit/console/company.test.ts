import { describe, expect, it } from "vitest";
import {
  companyIn,
  keyOf,
  NO_SIGNS,
  visitorTypes,
  withoutSign,
  withSign,
  type Signs,
} from "../../../agent-console/state/company.ts";
import { doubtsOf } from "../../../agent-console/talk/before-send.ts";
import type { Doing, Sign } from "../../../server/protocol/signs.ts";
import { ME, said, view } from "./fixtures.ts";

const by = (id: string, doing: Doing, place = `${id}-1`): Sign => ({
  conversationId: "conversation",
  by: { kind: "agent", id, name: id, place },
  doing,
});

const all = (...signs: readonly Sign[]): Signs => signs.reduce(withSign, NO_SIGNS);

describe("who else is at a conversation", () => {
  it("TG1: colleagues are there once however many consoles they have, who writes first; oneself is not", () => {
    const signs = all(
      by("Tom", "looking"),
      by("Mei", "looking"),
      by("Mei", "paused", "Mei-2"),
      by("Ida", "noting"),
      by(ME, "replying"),
    );
    expect(companyIn(signs, ME).map(({ name, does }) => [name, does])).toEqual([
      ["Mei", "replying"],
      ["Ida", "noting"],
      ["Tom", "looking"],
    ]);
  });

  it("TG1: who goes from one console is still there in another; a sign that fades leaves nothing", () => {
    const two = all(by("Mei", "replying"), by("Mei", "looking", "Mei-2"), by("Mei", "gone"));
    expect(companyIn(two, ME).map(({ does }) => does)).toEqual(["looking"]);
    expect(companyIn(withoutSign(two, keyOf(by("Mei", "gone", "Mei-2"))), ME)).toEqual([]);
  });

  it("TG1: what the visitor types is no company", () => {
    const typing = all({ conversationId: "c", by: { kind: "visitor" }, doing: "replying" });
    expect(visitorTypes(typing)).toBe(true);
    expect(companyIn(typing, ME)).toEqual([]);
    expect(visitorTypes(all(by("Mei", "replying")))).toBe(false);
  });
});

describe("before a reply is sent", () => {
  const mei = { kind: "agent", id: "mei", name: "Mei" } as const;
  const me = { kind: "agent", id: ME, name: "Me" } as const;
  const aino = { kind: "visitor" } as const;
  const entries = [said(1, aino), said(2, mei), said(3, aino), said(4, me)];

  it("TG3: a colleague's reply since one began is told with its words; an earlier one, or one's own, is not", () => {
    const ask = (since: number | null) =>
      doubtsOf({ view: view({ entries }), me: ME, company: [], since });
    expect(ask(1)).toEqual([
      { is: "replied", key: "replied message-2", name: "Mei", at: 2_000, text: "text 2" },
    ]);
    expect(ask(2)).toEqual([]);
    expect(ask(null)).toEqual([]);
  });

  it("TG3: so is a colleague who is writing a reply, not one who looks or writes a note", () => {
    const company = companyIn(
      all(by("Mei", "paused"), by("Tom", "noting"), by("Ida", "looking")),
      ME,
    );
    expect(doubtsOf({ view: view({ entries }), me: ME, company, since: 4 })).toEqual([
      { is: "writing", key: "writing Mei", name: "Mei" },
    ]);
  });
});
