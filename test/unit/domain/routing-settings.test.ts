import { expect, it } from "vitest";
import { routingSettings } from "../../../server/domain/routing/settings.ts";
import type { RoutingRule } from "../../../server/protocol/routing.ts";
import { TIMINGS } from "../../support/domain.ts";

it("A13: rules that were kept before they had ids are read with one each, the same every time", () => {
  const rule: RoutingRule = { on: "words", is: "tents", teamId: null, tier: 2, skills: [] };
  const settings = { ...routingSettings({}, TIMINGS), rules: [rule, { ...rule, is: "boots" }] };
  const read = () => routingSettings({ routing: { revision: 1, settings } }, TIMINGS).rules;
  expect(read()).toMatchObject([rule, { ...rule, is: "boots" }]);
  const ids = read().map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect(ids).not.toContain(undefined);
  expect(read().map(({ id }) => id)).toEqual(ids);
});
