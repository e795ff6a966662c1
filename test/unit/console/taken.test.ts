import { expect, it } from "vitest";
import { takenAway } from "../../../agent-console/state/taken.ts";
import { byId, ME, row } from "./fixtures.ts";

it("CX5: a chat that went straight to somebody else was taken away; one that was handed on, ended or kept was not", () => {
  const rows = byId(
    row("taken", { agentId: "ana", agentName: "Ana" }),
    row("kept", { agentId: ME }),
    row("handed", { status: "queued", agentId: null }),
    row("offered", { status: "offered", agentId: "ana" }),
    row("ended", { status: "resolved", agentId: null }),
    row("always theirs", { agentId: "ana" }),
  );
  const before = ["taken", "kept", "handed", "offered", "ended", "gone"];
  expect(takenAway(before, rows, ME).map(({ id }) => id)).toEqual(["taken"]);
});
