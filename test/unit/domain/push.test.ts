import { expect, it } from "vitest";
import { pushWords } from "../../../server/domain/push-words.ts";
import { quietUntil } from "../../../server/domain/push.ts";

const at = (iso: string) => Date.parse(iso);
const until = (iso: string | null) => (iso === null ? null : Date.parse(iso));

const NIGHT = { from: "20:00", to: "07:00", timeZone: "Europe/Stockholm" };

it.each([
  // Winter there is an hour ahead of UTC, summer two.
  [NIGHT, "2026-01-10T18:59:00Z", null],
  [NIGHT, "2026-01-10T19:00:00Z", "2026-01-11T06:00:00Z"],
  [NIGHT, "2026-01-11T05:59:59Z", "2026-01-11T06:00:00Z"],
  [NIGHT, "2026-01-11T06:00:00Z", null],
  [NIGHT, "2026-07-10T18:30:00Z", "2026-07-11T05:00:00Z"],
  // The night the clocks go forward is an hour shorter.
  [NIGHT, "2026-03-28T23:00:00Z", "2026-03-29T05:00:00Z"],
  [{ ...NIGHT, from: "12:00", to: "13:00" }, "2026-01-10T11:30:00Z", "2026-01-10T12:00:00Z"],
  [{ ...NIGHT, from: "22:00", to: "00:00" }, "2026-01-10T22:30:00Z", "2026-01-10T23:00:00Z"],
  [{ ...NIGHT, from: "00:00", to: "06:00" }, "2026-01-10T23:30:00Z", "2026-01-11T05:00:00Z"],
  [null, "2026-01-10T23:30:00Z", null],
] as const)("PU5: with quiet hours %o at %s it is quiet until %s", (quiet, now, end) => {
  expect(quietUntil(quiet, at(now))).toBe(until(end));
});

it("PU4: without its words a push names nobody and quotes nothing, whatever it is about", () => {
  const secret = "Aino Virtanen";
  const of = { id: "c", name: secret, title: secret, reference: "CAS-1" };
  const about = (is: object) => ({ id: "n", at: 0, read: false, about: is }) as never;
  const all = (says: boolean) => {
    const words = pushWords(says);
    return [
      words.offer(of),
      words.handed(of),
      words.message(of),
      words.assigned(of),
      words.answered(of),
      words.notice(
        about({ is: "mention", conversationId: "c", ticketId: null, byName: secret, text: secret }),
      ),
      words.notice(about({ is: "task", ticketId: "t", reference: "CAS-1", title: secret })),
      words.notice(
        about({
          is: "sla",
          stage: "warned",
          metric: "first",
          ticketId: "t",
          reference: "CAS-1",
          subject: secret,
        }),
      ),
    ].map((one) => JSON.stringify(one));
  };
  for (const one of all(false)) expect(one).not.toContain(secret);
  for (const one of all(true)) expect(one).toContain(secret);
});

it("PU4: a push fits into what services take (4,096 bytes), in any script", () => {
  const long = "ข".repeat(5_000);
  const push = pushWords(true).offer({ id: "c", name: long, title: long });
  expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(3_000);
});
