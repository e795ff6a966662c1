import { describe, expect, it } from "vitest";
import { mistakeIn, newOption, withField } from "../../../agent-console/pre-chat/pre-chat-edit.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import {
  answered,
  chosenFor,
  HOLDS_MS,
  NO_PRE_CHAT,
  preChatFor,
} from "../../../server/domain/pre-chat.ts";
import { labelIn, optionIn, problemsIn } from "../../../server/protocol/pre-chat.ts";
import {
  preChatSettings,
  type PreChatSettings,
} from "../../../server/protocol/pre-chat-settings.ts";

const field = (kind: PreChatSettings["fields"][number]["kind"], required = false) =>
  ({ kind, required, labels: {}, options: [] }) as const;
const SETTINGS: PreChatSettings = {
  on: true,
  fields: [
    { ...field("name", true), options: [] },
    { ...field("email"), options: [] },
    { ...field("phone"), options: [] },
    {
      ...field("choice", true),
      options: [
        { id: "returns", labels: { en: "Returns", sv: "Returer" }, teamId: "warehouse" },
        { id: "other", labels: { sv: "Annat" }, teamId: null },
      ],
    },
  ],
};
const contact: ContactRecord = {
  id: "c",
  name: "Visitor AB12",
  email: null,
  language: "sv",
  timeZone: null,
  firstSeenAt: 0,
  activeId: null,
  story: [],
};

describe("what is asked before a chat", () => {
  it("P14: says what is missing and what does not look like what it should be, field by field", () => {
    expect(problemsIn(SETTINGS.fields, {})).toEqual({ name: "missing", choice: "missing" });
    expect(
      problemsIn(SETTINGS.fields, {
        name: "  ",
        email: "aino@",
        phone: "call me",
        choice: "tents",
      }),
    ).toEqual({ name: "missing", email: "wrong", phone: "wrong", choice: "wrong" });
    expect(
      problemsIn(SETTINGS.fields, {
        name: "Aino",
        email: "aino@example.com",
        phone: "+358 40 123 4567",
        choice: "returns",
      }),
    ).toEqual({});
    expect(problemsIn([field("name")], { name: "x".repeat(81) })).toEqual({ name: "wrong" });
  });

  it("P14: is kept with the contact; what the site has proved of them stands", () => {
    const answers = { name: " Aino ", email: "aino@example.com", choice: "returns" };
    const known = answered(contact, SETTINGS, { answers, at: 5 });
    expect(known).toMatchObject({ name: "Aino", email: "aino@example.com" });
    expect(known.preChat).toEqual({
      at: 5,
      said: [
        { kind: "name", text: "Aino" },
        { kind: "email", text: "aino@example.com" },
        { kind: "choice", text: "Returns" },
      ],
      teamId: "warehouse",
    });
    const proved = {
      ...contact,
      name: "Aino V",
      email: "v@example.com",
      verified: { subject: "7" },
    };
    expect(answered(proved, SETTINGS, { answers, at: 5 })).toMatchObject({
      name: "Aino V",
      email: "v@example.com",
    });
  });

  it("P14: is asked of whoever has not answered lately, without the teams, with what is known filled in", () => {
    expect(preChatFor(NO_PRE_CHAT, contact, 0)).toBeNull();
    expect(preChatFor({ ...SETTINGS, on: false }, contact, 0)).toBeNull();
    expect(JSON.stringify(preChatFor(SETTINGS, contact, 0))).not.toContain("warehouse");
    const answers = { name: "Aino", phone: "+358 40 123 4567", choice: "returns" };
    const known = answered(contact, SETTINGS, { answers, at: 100 });
    expect(preChatFor(SETTINGS, known, 100 + HOLDS_MS - 1)).toBeNull();
    expect(preChatFor(SETTINGS, known, 100 + HOLDS_MS)?.known).toEqual({
      name: "Aino",
      phone: "+358 40 123 4567",
    });
  });

  it("R27: a choice says whose a chat is that begins while it holds", () => {
    const known = answered(contact, SETTINGS, { answers: { choice: "returns" }, at: 1_000 });
    const chosen = { topic: "Returns", teamId: "warehouse" };
    const nothing = { topic: null, teamId: null };
    expect(chosenFor(known, { startedAt: 1_000 })).toEqual(chosen);
    expect(chosenFor(known, { startedAt: 500 })).toEqual(chosen);
    expect(chosenFor(known, { startedAt: 1_000 + HOLDS_MS })).toEqual(nothing);
    expect(chosenFor(contact, { startedAt: 1_000 })).toEqual(nothing);
  });

  it("labels are in the reader's language, or one of its kin; an option is always called something", () => {
    expect(labelIn({ "pt-BR": "Nome" }, "pt")).toBe("Nome");
    expect(labelIn({ en: "Name" }, "en-GB")).toBe("Name");
    expect(labelIn({ en: "Name" }, "sv")).toBe("");
    expect(optionIn({ id: "x", labels: { sv: "Annat" } }, "th")).toBe("Annat");
    expect(optionIn({ id: "x", labels: { sv: "Annat", en: "Other" } }, "th")).toBe("Other");
  });

  it("A8: settings are checked, with what to do; the console finds the same before it sends", () => {
    const withOptions = (options: PreChatSettings["fields"][number]["options"]) => ({
      on: true,
      fields: [{ ...field("choice"), options }],
    });
    const unnamed = withOptions([newOption([]), newOption(["choice-1"])]);
    for (const wrong of [withOptions([]), unnamed]) {
      expect(preChatSettings.safeParse(wrong).success).toBe(false);
      expect(mistakeIn(wrong)).not.toBeNull();
    }
    expect(preChatSettings.safeParse(SETTINGS).success).toBe(true);
    expect(mistakeIn(SETTINGS)).toBeNull();
    const twice = { on: true, fields: [field("name"), field("name")] };
    expect(preChatSettings.safeParse(twice).success).toBe(false);
    const later = withField(withField(NO_PRE_CHAT, "text", {}), "email", { required: true });
    expect(later.fields.map(({ kind }) => kind)).toEqual(["email", "text"]);
    expect(withField(later, "text", null).fields).toHaveLength(1);
  });
});
