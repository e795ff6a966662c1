import { expect, it } from "vitest";
import type { TicketRecord } from "../../../server/domain/ticket-record.ts";
import { ticketDueAt } from "../../../server/domain/labels.ts";
import { withStatus } from "../../../server/domain/ticket.ts";
import { afterWaiting, withWaiting } from "../../../server/domain/waiting.ts";
import type { WaitingRule } from "../../../server/protocol/service-rules.ts";

const HOUR = 3_600_000;
const RULES: readonly WaitingRule[] = [
  { id: "close", afterHours: 96, does: "solve" },
  { id: "ask", afterHours: 48, does: "remind" },
];
const PENDING = {
  status: "pending",
  since: 0,
  history: [],
  stops: [],
  sla: null,
  closesAt: null,
} as unknown as TicketRecord;

const at = (hours: number) => ({
  at: hours * HOUR,
  actor: { kind: "system" } as const,
  closeAfterMs: HOUR,
});
const whatIn = ({ history }: TicketRecord) => history.map(({ change }) => change);

it("S11: each rule is carried out once in one wait, when it is due, and says so", () => {
  const waits = withWaiting(PENDING, RULES);
  expect(ticketDueAt(waits)).toBe(48 * HOUR);
  expect(afterWaiting(waits, at(47), RULES)).toBe(waits);
  const reminded = withWaiting(afterWaiting(waits, at(48), RULES), RULES);
  expect(whatIn(reminded)).toEqual([{ what: "reminded", hours: 48 }]);
  expect(ticketDueAt(reminded)).toBe(96 * HOUR);
  expect(afterWaiting(reminded, at(95), RULES)).toBe(reminded);
  const solved = withWaiting(afterWaiting(reminded, at(96), RULES), RULES);
  expect(solved.status).toBe("solved");
  expect(solved).not.toHaveProperty("waiting");
});

it("S11: another wait begins anew; what is missed is made up in order; without rules nothing waits", () => {
  const reminded = withWaiting(afterWaiting(withWaiting(PENDING, RULES), at(48), RULES), RULES);
  const again = withStatus(withStatus(reminded, "open", at(50)), "pending", at(60));
  expect(ticketDueAt(withWaiting(again, RULES))).toBe((60 + 48) * HOUR);
  const late = afterWaiting(withWaiting(PENDING, RULES), at(200), RULES);
  expect(whatIn(late).map(({ what }) => what)).toEqual(["reminded", "status"]);
  expect(withWaiting(reminded, [])).not.toHaveProperty("waiting");
  expect(withWaiting({ ...PENDING, status: "open" }, RULES)).not.toHaveProperty("waiting");
});
