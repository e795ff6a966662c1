import { describe, expect, it } from "vitest";
import { timeOn } from "../../../bench/widget-visit.ts";
import { reportOf } from "../../../bench/widget.ts";

const visit = (kB: number, mainThreadMs: number, layoutShift = 0) => ({
  before: { requests: [{ path: "/widget.js", bytes: kB * 1_000 }], layoutShift: 0, mainThreadMs },
  after: {
    requests: [
      { path: "/widget/panel", bytes: 1_000 },
      { path: "/widget/assets/later-x.js", bytes: 90_000 },
      { path: "/widget/assets/panel-x.js", bytes: 30_000 },
    ],
    layoutShift,
    openMs: 100,
  },
});

describe("what the widget costs a page", () => {
  it("is the middle of several visits; what comes after the first screen is counted apart", () => {
    expect(reportOf([visit(2, 4), visit(3, 30), visit(2.5, 5)])).toMatchObject({
      before: { requests: 1, kB: 2.5, mainThreadMs: 5 },
      after: { requests: 3, kB: 121, firstScreenKB: 31 },
      bar: { met: true },
    });
    for (const over of [visit(3.1, 4), visit(2, 10), visit(2, 4, 0.01)])
      expect(reportOf([over])).toMatchObject({ bar: { met: false } });
  });

  it("counts the processor time of a script once, whatever ran inside it", () => {
    const url = "https://shop.example/widget.js?x";
    const event = (ts: number, dur: number, tdur: number, from = url) => ({
      ph: "X",
      name: "FunctionCall",
      ts,
      dur,
      tdur,
      args: { data: { url: from } },
    });
    const traceEvents = [
      event(2_000, 500, 400),
      event(1_000, 4_000, 3_000),
      event(9_000, 1_000, 1_000),
      event(9_000, 9_000, 9_000, "https://shop.example/own.js"),
      { ph: "X", name: "RunTask", ts: 0, dur: 90_000 },
    ];
    expect(timeOn("/widget.js", Buffer.from(JSON.stringify({ traceEvents })))).toBe(4);
  });
});
