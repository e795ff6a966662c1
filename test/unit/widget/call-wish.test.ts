import { describe, expect, it } from "vitest";
import { fieldTime, firstTime, readCall } from "../../../widget/panel/state/call-wish.ts";

const NOW = new Date("2026-03-04T10:10:00").getTime();
const filled = { name: " Aino ", phone: " +358 40 123 4567 ", soon: true, at: "" };

describe("asking for a call", () => {
  it("Q4: what is filled in is tidied, and the time is the reader's own", () => {
    const call = { name: "Aino", phone: "+358 40 123 4567", when: null };
    expect(readCall(filled, NOW)).toEqual({ ok: true, call });
    expect(readCall({ ...filled, soon: false, at: "2026-03-04T15:30" }, NOW)).toEqual({
      ok: true,
      call: { ...call, when: new Date("2026-03-04T15:30:00").getTime() },
    });
  });

  it.each([
    [{ name: "  " }, "noName"],
    [{ name: "a".repeat(81) }, "longName"],
    [{ phone: "" }, "badPhone"],
    [{ phone: "ring me" }, "badPhone"],
    [{ phone: "12" }, "badPhone"],
    [{ phone: `+${"1".repeat(40)}` }, "badPhone"],
    [{ soon: false, at: "" }, "pastTime"],
    [{ soon: false, at: "2026-03-04T10:00" }, "pastTime"],
  ] as const)("Q4: %j is %s", (change, problem) => {
    expect(readCall({ ...filled, ...change }, NOW)).toEqual({ ok: false, problem });
  });

  it("Q5: the time it begins with is a half hour to come, after people are back", () => {
    const local = (text: string) => new Date(text).getTime();
    expect(fieldTime(firstTime(NOW, null))).toBe("2026-03-04T11:00");
    expect(fieldTime(firstTime(NOW, local("2026-03-05T09:00:00")))).toBe("2026-03-05T09:30");
  });
});
