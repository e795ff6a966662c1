import { describe, expect, it } from "vitest";
import { createDraftSign } from "../../../widget/panel/state/draft-sign.ts";

function signs() {
  const shown: string[] = [];
  let work: (() => void) | null = null;
  const sign = createDraftSign({
    show: (text) => shown.push(text),
    after: (_ms, then) => {
      work = then;
      return () => {};
    },
    longest: 5,
  });
  const pass = () => {
    const then = work;
    work = null;
    then?.();
  };
  return { sign, shown, pass };
}

describe("what is shown of a draft", () => {
  it("TP3: the first letters at once, then the latest after each pause, and nothing twice", () => {
    const { sign, shown, pass } = signs();
    sign.wrote("h");
    sign.wrote("he");
    sign.wrote("hel");
    expect(shown).toEqual(["h"]);
    pass();
    expect(shown).toEqual(["h", "hel"]);
    sign.wrote("hell");
    pass();
    pass();
    pass();
    expect(shown).toEqual(["h", "hel", "hell"]);
    sign.wrote("hell");
    expect(shown).toHaveLength(3);
  });

  it("TP3: of a long text its end; white space is nothing", () => {
    const { sign, shown, pass } = signs();
    sign.wrote("0123456789");
    pass();
    sign.wrote("  \n");
    pass();
    expect(shown).toEqual(["56789", ""]);
  });

  it("TP3: sent, it is gone at once, and what was still to be shown with it", () => {
    const { sign, shown, pass } = signs();
    sign.sent();
    sign.wrote("a");
    sign.wrote("ab");
    sign.sent();
    pass();
    expect(shown).toEqual(["a", ""]);
  });
});
