import { expect, it } from "vitest";
import { createMailing, type MailParts } from "../../../server/application/mailing.ts";
import { until } from "../../support/until.ts";

it("E1: of many letters due at once a few are sent at a time, each begun once and none forgotten", async () => {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const get = (_kind: string, id: string) => {
    asked.push(id);
    return new Promise<undefined>((done) => waiting.push(() => done(undefined)));
  };
  const failures: unknown[] = [];
  const mailing = createMailing({
    deps: { store: { get } },
    failed: (error: unknown) => failures.push(error),
  } as unknown as MailParts);
  const tickets = ["a", "b", "c", "d", "e", "f"];
  expect(tickets.map((id) => mailing.due(id))).toEqual(tickets.map(() => true));
  expect(tickets.map((id) => mailing.due(id))).toEqual(tickets.map(() => false));
  expect(asked).toEqual(["a", "b", "c", "d"]);
  await until("all of them to be looked at", () => {
    for (const done of waiting.splice(0)) done();
    return new Set(asked).size === tickets.length;
  });
  expect(new Set(asked)).toEqual(new Set(tickets));
  expect(failures).toEqual([]);
});
