import { describe, expect, it } from "vitest";
import { mergeRecords } from "../../../server/domain/contact-merge.ts";
import { joined } from "../../../server/domain/identity.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import { asOnePerson } from "../../../server/domain/one-person.ts";

function contact(id: string, patch: Partial<ContactRecord> = {}): ContactRecord {
  return { id, story: [], activeId: null, firstSeenAt: 0, ...patch } as unknown as ContactRecord;
}

const chat = (conversationId: string, startedAt: number) =>
  ({ conversationId, startedAt, agents: [] }) as unknown as ContactRecord["story"][number];

const PHONE = contact("phone", { story: [chat("b", 20)], ownerId: "mei" });
const DESK = contact("desk", { story: [chat("c", 30), chat("a", 10)] });

describe("R26: who proved the same address is one person to the router", () => {
  it("with the history of both, newest first, and the agent of either", () => {
    const person = asOnePerson(DESK, [PHONE]);
    expect(person.story.map(({ conversationId }) => conversationId)).toEqual(["c", "b", "a"]);
    expect(person).toMatchObject({ id: "desk", ownerId: "mei" });
    expect(asOnePerson({ ...DESK, ownerId: "ana" }, [PHONE]).ownerId).toBe("ana");
  });

  it("unless the site vouches for them as two: that is trusted more", () => {
    const [ann, bob] = ["ann", "bob"].map((subject) => ({ verified: { subject } }));
    const of = (one: object | undefined, other: object | undefined) =>
      asOnePerson({ ...DESK, ...one }, [{ ...PHONE, ...other }]).story.length;
    expect(of(ann, bob)).toBe(2);
    expect(of(ann, ann)).toBe(3);
    expect(of(ann, undefined)).toBe(3);
    expect(of(undefined, bob)).toBe(3);
  });

  it("goes along where two become one, and is never oneself", () => {
    const both = { ...PHONE, sameAs: ["desk", "tablet"] };
    expect(mergeRecords({ ...DESK, sameAs: ["phone"] }, both).into.sameAs).toEqual(["tablet"]);
    expect(joined(DESK, both).known.sameAs).toEqual(["tablet"]);
    expect(asOnePerson(DESK, [DESK])).toBe(DESK);
  });
});

it("CO5: two who are one keep the tags of both and the note of the one, else of the other", () => {
  const note = (text: string) => ({ text, at: 1, byName: "Mei" });
  const desk = { ...DESK, tags: ["loyal"], about: note("Calls often") };
  const phone = { ...PHONE, tags: ["loyal", "club"], about: note("Speaks Finnish") };
  const both = { tags: ["loyal", "club"], about: note("Calls often") };
  expect(mergeRecords(desk, phone).into).toMatchObject(both);
  expect(joined(desk, phone).known).toMatchObject(both);
  expect(mergeRecords(DESK, phone).into.about).toEqual(note("Speaks Finnish"));
  expect(mergeRecords(DESK, PHONE).into).not.toHaveProperty("tags");
});
