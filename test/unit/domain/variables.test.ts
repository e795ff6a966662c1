import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filled, leftIn, unknownIn, VARIABLES } from "../../../server/protocol/variables.ts";

const values = {
  "contact.name": "Aino",
  "agent.name": "Mei",
  "ticket.reference": "",
  "shop.name": "  ",
};

describe("variables", () => {
  it("W12: what is known is put in, what is not stays to be seen", () => {
    const text = filled("Hi {{ contact.name }}, {{ticket.reference}} at {{shop.name}}", values);
    expect(text).toBe("Hi Aino, {{ticket.reference}} at {{shop.name}}");
    expect(leftIn(text)).toEqual(["ticket.reference", "shop.name"]);
  });

  it("W12: a value that looks like a variable is not filled in turn, and is found", () => {
    const text = filled("Hi {{contact.name}}", { ...values, "contact.name": "{{agent.name}}" });
    expect(text).toBe("Hi {{agent.name}}");
    expect(leftIn(text)).toEqual(["agent.name"]);
  });

  it("W10: names what looks like a variable and is none", () => {
    expect(unknownIn("{{contact.name}} {{contact.age}} {{}} {one}")).toEqual(["contact.age", ""]);
  });

  it("W12: with everything known nothing is left, whatever is around it", () => {
    const all = Object.fromEntries(VARIABLES.map((name) => [name, "x"])) as typeof values;
    const part = fc.oneof(fc.constantFrom(...VARIABLES.map((name) => `{{${name}}}`)), fc.string());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(leftIn(filled(parts.join(" "), all))).toEqual([]);
      }),
    );
  });
});
