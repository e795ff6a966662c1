import { describe, expect, it } from "vitest";
import type { Conversation } from "../../../server/domain/model.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import { newConversation } from "../../../server/domain/evolve.ts";
import { needOf, teamFor, type Asking } from "../../../server/domain/routing/need.ts";
import { waitingChat, type Surroundings } from "../../../server/domain/routing/queued.ts";
import { routingSettings } from "../../../server/domain/routing/settings.ts";
import type { RoutingRule, RoutingSettings } from "../../../server/protocol/routing.ts";
import type { SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import { TIMINGS } from "../../support/domain.ts";

const USUAL = routingSettings({}, TIMINGS);
const [EVERYBODY] = USUAL.teams;
if (EVERYBODY === undefined) throw new Error("no team");

function team(id: string, languages: RoutingSettings["teams"][number]["languages"] = []) {
  return { ...EVERYBODY, id, name: id, languages } as RoutingSettings["teams"][number];
}

const rule = (patch: Partial<RoutingRule>): RoutingRule => ({
  on: "page",
  is: "/x",
  teamId: null,
  tier: null,
  skills: [],
  ...patch,
});

const SETTINGS: RoutingSettings = {
  ...USUAL,
  teams: [team("desk"), team("riga", [{ tag: "lv", level: 3 }])],
  rules: [
    rule({ is: "/repairs", teamId: "riga" }),
    rule({ on: "category", is: "Billing", tier: 2 }),
    rule({ on: "words", is: "refund, 退款", skills: [{ skill: "refunds", level: 2 }] }),
  ],
};

const asking = (patch: Partial<Asking> = {}): Asking => ({
  choice: null,
  page: null,
  category: null,
  chosen: null,
  question: "",
  language: null,
  ...patch,
});
const nobody = () => false;
const everybody = () => true;

describe("what a chat asks for", () => {
  it("R23: the first rule that matches says where, later ones what it left open", () => {
    expect(needOf(SETTINGS, asking(), nobody)).toEqual({
      teamId: "desk",
      tier: 1,
      skills: [],
      language: null,
    });
    const page = "https://shop.example/repairs/tents?x=1";
    const all = asking({ page, category: "billing", question: "A refund?" });
    expect(needOf(SETTINGS, all, nobody)).toMatchObject({
      teamId: "riga",
      tier: 2,
      skills: [{ skill: "refunds", level: 2 }],
    });
    const chosen = { ...SETTINGS, rules: [rule({ on: "choice", is: "Returns", tier: 3 })] };
    expect(needOf(chosen, asking({ choice: "Returns" }), nobody).tier).toBe(3);
    expect(needOf(chosen, asking({ question: "Returns" }), nobody).tier).toBe(1);
    const parts = asking({ question: "refunded", page: "https://shop.example/a/repairs" });
    expect(needOf(SETTINGS, parts, nobody)).toMatchObject({ teamId: "desk", skills: [] });
    expect(needOf(SETTINGS, asking({ question: "我要退款" }), nobody).skills).toHaveLength(1);
  });

  it("RD1: whose it is is told with what says so: the visitor, a rule, or nothing", () => {
    const repairs = asking({ page: "https://shop.example/repairs" });
    expect(teamFor(SETTINGS, repairs)).toEqual({
      teamId: "riga",
      because: { is: "rule", on: "page", text: "/repairs" },
    });
    expect(teamFor(SETTINGS, { ...repairs, chosen: "desk" })).toEqual({
      teamId: "desk",
      because: { is: "chosen" },
    });
    expect(teamFor(SETTINGS, asking({ category: "billing" }))).toEqual({
      teamId: "desk",
      because: { is: "nothing" },
    });
  });

  it("R23, R25: a language is asked for where somebody speaks it, and always where the team requires it", () => {
    const latvian = asking({ language: "lv-LV" });
    expect(needOf(SETTINGS, latvian, nobody).language).toBeNull();
    expect(needOf(SETTINGS, latvian, everybody).language).toEqual({ tag: "lv", level: 1 });
    const riga = { ...latvian, page: "https://shop.example/repairs" };
    expect(needOf(SETTINGS, riga, nobody).language).toEqual({ tag: "lv", level: 3 });
    expect(needOf(SETTINGS, { ...riga, language: "sv" }, nobody).language).toBeNull();
    const ignoring = { ...SETTINGS, limits: { ...SETTINGS.limits, matchLanguage: false } };
    expect(needOf(ignoring, riga, everybody).language).toEqual({ tag: "lv", level: 3 });
    expect(needOf(ignoring, latvian, everybody).language).toBeNull();
  });
});

const CONTACT = { id: "c", language: "lv", story: [], plan: "gold" } as never as ContactRecord;
const STATE = {
  is: "queued",
  since: 1_000,
  reason: "asked",
  heldUntil: null,
  held: false,
} as const;
const AROUND: Surroundings = {
  settings: SETTINGS,
  categoryOf: () => null,
  speaks: nobody,
  policies: [],
};
const PROMISE: SlaPolicy = {
  id: "gold",
  name: "Gold",
  when: { priorities: [], teamIds: [], plans: ["gold"], tags: [] },
  targets: { first: 4, next: null, resolution: 600 },
  clock: "always",
  pauseOnHold: false,
  warnMinutes: 0,
  escalate: { priority: null, teamId: null, tier: null },
};
const MINUTE = 60_000;

function waiting(
  patch: Partial<Conversation> = {},
  around: Partial<Surroundings> = {},
  ticket: Parameters<typeof waitingChat>[0]["ticket"] = null,
) {
  const fresh = newConversation({ id: "x", contactId: "c", at: 1_000, page: null });
  const conversation = { ...fresh, ...patch };
  return waitingChat(
    { conversation, state: STATE, contact: CONTACT, ticket },
    { ...AROUND, ...around },
  );
}

describe("a waiting chat", () => {
  it("R25: handed to another team, it asks for the languages of that one", () => {
    const handed = [{ target: { to: "team", teamId: "riga" }, byId: "ana" }] as const;
    expect(waiting().need.language).toBeNull();
    expect(waiting({ handed }).need).toMatchObject({
      teamId: "riga",
      language: { tag: "lv", level: 3 },
    });
  });

  it("TL5: it asks for what its contact writes in, and says so, rather than for their widget's language", () => {
    const asked = (contact: Partial<ContactRecord>) => {
      const conversation = newConversation({ id: "x", contactId: "c", at: 1_000, page: null });
      const waits = {
        conversation,
        state: STATE,
        contact: { ...CONTACT, ...contact },
        ticket: null,
      };
      const { need, written } = waitingChat(waits, { ...AROUND, speaks: everybody });
      return { language: need.language?.tag, written };
    };
    expect(asked({ writesIn: "th" })).toEqual({ language: "th", written: true });
    expect(asked({ writesIn: "lv" })).toEqual({ language: "lv", written: undefined });
    expect(asked({})).toEqual({ language: "lv", written: undefined });
  });

  it("R17: an answer that is promised soon goes forward: on its ticket, or as it would be if it became one", () => {
    const plain = waiting().key;
    expect(plain).toBe(STATE.since);
    // Due in 4 minutes: 6 of the 10 that count as soon.
    expect(waiting({}, { policies: [PROMISE] }).key).toBe(plain - 6 * MINUTE);
    const others = { ...PROMISE, when: { ...PROMISE.when, plans: ["free"] } };
    expect(waiting({}, { policies: [others] }).key).toBe(plain);
    const clock = {
      metric: "next",
      dueAt: STATE.since + 2 * MINUTE,
      warnAt: null,
      leftMs: null,
      warnedAt: null,
      breachedAt: null,
    } as const;
    const ticket = { sla: { policy: "Gold", clocks: [clock] } };
    expect(waiting({}, {}, ticket).key).toBe(plain - 8 * MINUTE);
    // That it is to be solved soon is no promise of an answer.
    const solving = {
      sla: { policy: "Gold", clocks: [{ ...clock, metric: "resolution" }] },
    } as const;
    expect(waiting({}, {}, solving).key).toBe(plain);
    const never = { ...SETTINGS, priority: { ...SETTINGS.priority, dueSoonMinutes: 0 } };
    expect(waiting({}, { settings: never }, ticket).key).toBe(plain);
  });
});

it("A8: settings of old have what came later as it is for everybody", () => {
  const { languages: _, ...old } = team("desk");
  const { keepHours: _hours, ...limits } = USUAL.limits;
  const { dueSoonMinutes: _soon, ...priority } = USUAL.priority;
  const stored = { ...USUAL, teams: [old], limits, priority } as never;
  const read = routingSettings({ routing: { revision: 3, settings: stored } }, TIMINGS);
  expect(read).toEqual({ ...USUAL, teams: [team("desk")] });
});
