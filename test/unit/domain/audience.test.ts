import { describe, expect, it } from "vitest";
import { hearsSign, type Doer } from "../../../server/domain/audience.ts";
import { DOINGS } from "../../../server/protocol/signs.ts";

const DOERS: readonly Doer[] = [
  { kind: "visitor" },
  { kind: "bot" },
  { kind: "agent", id: "mei" },
  { kind: "agent", id: "tom" },
];

describe("who hears a sign", () => {
  it("TG4: of all there is a visitor hears only that the bot, or who has their chat, writes to them", () => {
    const heard = DOERS.flatMap((by) =>
      DOINGS.flatMap((doing) =>
        [null, "mei"].flatMap((liveWith) =>
          hearsSign("visitor", { by, doing }, liveWith) ? [{ by, doing, liveWith }] : [],
        ),
      ),
    );
    expect(heard).toEqual([
      { by: { kind: "bot" }, doing: "replying", liveWith: null },
      { by: { kind: "bot" }, doing: "replying", liveWith: "mei" },
      { by: { kind: "agent", id: "mei" }, doing: "replying", liveWith: "mei" },
    ]);
  });

  it("TG4: agents hear what every person does", () => {
    for (const by of DOERS)
      for (const doing of DOINGS)
        expect(hearsSign("agent", { by, doing }, null)).toBe(by.kind !== "bot");
  });
});
