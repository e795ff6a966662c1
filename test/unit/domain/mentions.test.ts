import { describe, expect, it } from "vitest";
import { mentionsIn, nameBegun } from "../../../server/protocol/mentions.ts";

const people = ["Ana", "Ana Ozola", "Līga", "Mei Lin"].map((name) => ({ id: name, name }));
const named = (text: string) => mentionsIn(text, people).map(({ id }) => id);

describe("mentions", () => {
  it.each([
    ["@Ana, look", ["Ana"]],
    ["hm @ana ozola and @LĪGA!", ["Ana Ozola", "Līga"]],
    ["@Anabel is somebody else, as is ana@Ana.example", []],
    ["(@Mei Lin)", ["Mei Lin"]],
    ["@Mei alone is nobody, @ neither", []],
  ])("Z1: %s", (text, who) => {
    expect(named(text)).toEqual(who);
  });

  it("Z3: a name is being typed from its @ on, on one line and not inside a word", () => {
    expect(nameBegun("hi @me")).toEqual({ at: 3, typed: "me" });
    for (const none of ["hi me", "a@b", "@ana\nthen"]) expect(nameBegun(none)).toBeNull();
  });
});
