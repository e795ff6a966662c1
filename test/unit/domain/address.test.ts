import { describe, expect, it } from "vitest";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import { answered } from "../../../server/domain/pre-chat.ts";
import type { PreChatSettings } from "../../../server/protocol/pre-chat-settings.ts";
import { problemsIn } from "../../../server/protocol/pre-chat.ts";
import { email } from "../../../server/protocol/schemas.ts";
import { addressProblem } from "../../../widget/panel/state/address.ts";

const FIELDS: PreChatSettings["fields"] = [
  { kind: "email", required: true, labels: {}, options: [] },
];
const SETTINGS = { on: true, fields: FIELDS };
const CONTACT = { email: null, name: "Visitor" } as unknown as ContactRecord;

describe("e-mail addresses", () => {
  it.each([
    ["aino@example.com", true],
    ["o'neil.aino+shop@mail.example.co.uk", true],
    ["info@österreich.de", true],
    ["info@пример.xn--p1ai", true],
    ["ä@ö.de", false],
    ["x@y..com", false],
    [".x@y.com", false],
    ["x@y.c", false],
    ["x@@y.com", false],
    ["x y@z.com", false],
  ])("E15: %s is taken, or called wrong, by widget and server alike", (address, taken) => {
    expect(email.safeParse(address).success).toBe(taken);
    expect(addressProblem(address) === null).toBe(taken);
    expect(problemsIn(FIELDS, { email: address })).toEqual(taken ? {} : { email: "wrong" });
  });

  it("E15: a domain in its own letters is the same address as one that is encoded", () => {
    const [own, encoded] = ["info@Österreich.de", "info@xn--sterreich-z7a.de"];
    expect(email.parse(own)).toBe(encoded);
    expect(email.parse(encoded)).toBe(encoded);
    const answers = { email: own };
    expect(answered(CONTACT, SETTINGS, { answers, at: 1 }).email).toBe(encoded);
  });

  it("E15: the widget says of letters that mail servers do not take which they are, of a slip that it is one", () => {
    expect(addressProblem("ä@ö.de")).toBe("oddAddress");
    expect(addressProblem("ä@xn--nda.de")).toBe("oddAddress");
    expect(addressProblem("x@y..com")).toBe("badAddress");
  });
});
