import { describe, expect, it } from "vitest";
import { clockFor } from "../../../server/customer/clock.ts";
import { timesFor } from "../../../widget/ui/times.ts";

const AT = Date.UTC(2026, 10, 30, 22, 42);

describe("times on customers' pages and in their mail", () => {
  it("I5: are by the calendar that the widget shows", () => {
    for (const [language, year] of [
      ["th", "2569"],
      ["sv", "2026"],
    ] as const) {
      expect(clockFor({ language, timeZone: "UTC" })(AT), language).toContain(year);
      expect(timesFor(language, "UTC").day(AT, 0), language).toContain(year);
    }
  });
});
