import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastLines } from "../../../server/domain/lines.ts";
import { newConversation } from "../../../server/domain/evolve.ts";
import { conversationView } from "../../../server/domain/project.ts";
import type { Logged } from "../../../server/protocol/conversation.ts";
import { merge } from "../../../server/protocol/lines.ts";
import { fold } from "../../../server/protocol/fold.ts";
import type { ConversationView } from "../../../server/protocol/view.ts";
import { hasEarlier, withEarlier } from "../../../widget/link/earlier.ts";
import { cutTo } from "../../support/windows.ts";

const START = { public: 0, internal: 0 };
type Heads = typeof START;

type What = "message" | "receipt" | "note" | "page";

/** A log in the order of its commits. */
function logOf(kinds: readonly What[]): readonly Logged[] {
  const heads = { public: 0, internal: 0 };
  return kinds.map((kind, at): Logged => {
    if (kind === "message" || kind === "receipt") {
      heads.public += 1;
      const body = { type: "text", text: `${at}` } as const;
      const message = { id: `m${at}`, author: { kind: "visitor" }, body } as const;
      const receipt = { delivered: 1, seen: 1 };
      return {
        log: "public",
        seq: heads.public,
        at,
        event:
          kind === "message"
            ? { type: "message:posted", message }
            : { type: "receipt:advanced", side: "agent", receipt },
      };
    }
    heads.internal += 1;
    const note = { id: `n${at}`, agentId: "a", agentName: "Mei", text: `${at}` };
    return {
      log: "internal",
      seq: heads.internal,
      at,
      event:
        kind === "note"
          ? { type: "note:posted", note, after: heads.public }
          : { type: "page:changed", page: { url: "https://shop.example", title: `${at}` } },
    };
  });
}

function headsOf(logged: readonly Logged[]): Heads {
  const head = (log: Logged["log"]) => logged.filter((one) => one.log === log).length;
  return { public: head("public"), internal: head("internal") };
}

/** What the server would answer when this is the whole log. */
function shown(logged: readonly Logged[], after: Heads, most: number): ConversationView {
  const start = newConversation({ id: "c", contactId: "k", at: 0, page: null });
  const receipt = logged.findLast(({ event }) => event.type === "receipt:advanced")?.event;
  const page = logged.findLast(({ event }) => event.type === "page:changed")?.event;
  const state = {
    ...start,
    page: page?.type === "page:changed" ? page.page : start.page,
    receipts: {
      ...start.receipts,
      ...(receipt?.type === "receipt:advanced" ? { agent: receipt.receipt } : {}),
    },
  };
  const lines = lastLines({ logged, after, most, audience: "agent" });
  const stored = { state, version: 1, heads: headsOf(logged) };
  return conversationView({ stored, lines, logged, audience: "agent" });
}

/** Goes back page by page as far as there is anything. */
function toTheStart(view: ConversationView, logged: readonly Logged[], most: number) {
  let held = view;
  for (let pages = 0; hasEarlier(held); pages += 1) {
    if (pages > logged.length) throw new Error("there is no end of earlier pages");
    const until = { public: held.public.from, internal: held.internal?.from ?? 0 };
    const before = logged.filter(({ log, seq }) => seq <= until[log]);
    held = withEarlier(held, lastLines({ logged: before, after: START, most, audience: "agent" }));
  }
  return held;
}

const logs = fc
  .array(fc.constantFrom<What>("message", "message", "receipt", "note", "page"), { maxLength: 40 })
  .map(logOf);
const pages = fc.integer({ min: 1, max: 6 });

describe("lines, a page at a time", () => {
  it("D10: the last page and those before it, one by one, make the whole thread, notes in their places", () => {
    fc.assert(
      fc.property(logs, pages, (logged, most) => {
        const page = shown(logged, START, most);
        const lines = page.public.entries.length + (page.internal?.notes.length ?? 0);
        expect(lines).toBeLessThanOrEqual(most);
        expect(toTheStart(page, logged, most)).toEqual(shown(logged, START, Infinity));
      }),
    );
  });

  it("D4, D10: a page and the events behind it make what a fresh one shows from there on", () => {
    fc.assert(
      fc.property(logs, pages, fc.nat(), (logged, most, cut) => {
        const known = cut % (logged.length + 1);
        let view = shown(logged.slice(0, known), START, most);
        for (const one of logged.slice(known)) {
          const folded = fold(view, one);
          if (folded.is !== "applied") throw new Error(folded.is);
          view = folded.view;
        }
        const from = { public: view.public.from, internal: view.internal?.from ?? 0 };
        expect(view).toEqual(cutTo(shown(logged, START, Infinity), from));
      }),
    );
  });

  it("D4, D10: after an outage of any length what is held has no hole, and leads back to the start", () => {
    let holes = 0;
    fc.assert(
      fc.property(logs, pages, fc.nat(), (logged, most, cut) => {
        const known = logged.slice(0, cut % (logged.length + 1));
        const stale = shown(known, START, most);
        const fresh = shown(logged, headsOf(known), most);
        if (fresh.public.from > stale.public.seq) holes += 1;
        const now = merge(stale, fresh);
        const from = { public: now.public.from, internal: now.internal?.from ?? 0 };
        expect(now).toEqual(cutTo(shown(logged, START, Infinity), from));
        expect(toTheStart(now, logged, most)).toEqual(shown(logged, START, Infinity));
      }),
    );
    expect(holes).toBeGreaterThan(0);
  });

  it("D10: a visitor's page has no notes, and as many entries as it would without them", () => {
    const logged = logOf(["message", "note", "note", "message", "note"]);
    const lines = lastLines({ logged, after: START, most: 2, audience: "visitor" });
    expect(lines.internal).toBeNull();
    expect(lines.public.entries.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(lines.public.from).toBe(0);
  });
});
