import { expect, it } from "vitest";
import { bodyOf } from "../../../server/customer/mail/parts.ts";

it("E2: what somebody wrote stands in HTML just as they wrote it, with no white space around it", () => {
  const text = "Use these:\n  - the green pole\n\nMei";
  const { html } = bodyOf("en", [{ is: "quote", by: "Mei wrote:", text }]);
  expect(/white-space: pre-wrap[^>]*>([^<]*)</.exec(html)?.[1]).toBe(text);
});
