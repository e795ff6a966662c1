import { expect, test } from "vitest";
import { checkName } from "../../../agent-console/account/checks.ts";
import { mistakeIn } from "../../../agent-console/talk/before-send.ts";
import { roomIn } from "../../../widget/ui/room-in.ts";
import { MAX_TEXT } from "../../../server/protocol/limits.ts";

test("CX11: near its end one is told how much room a text has, and beyond it how much is too much", () => {
  expect(roomIn("a".repeat(3_800), MAX_TEXT)).toBeNull();
  expect(roomIn("a".repeat(3_801), MAX_TEXT)).toBe(199);
  expect(roomIn("a".repeat(4_012), MAX_TEXT)).toBe(-12);
  expect(roomIn("a", Infinity)).toBeNull();
});

test("CX11: what is too long for a message is not sent, and it is said by how much", () => {
  expect(mistakeIn("a".repeat(MAX_TEXT))).toBeNull();
  expect(mistakeIn("a".repeat(MAX_TEXT + 1))).toBe("1 character too long. Send it in parts.");
  expect(mistakeIn("a".repeat(MAX_TEXT + 12))).toBe("12 characters too long. Send it in parts.");
});

test("CX11: a name that is too long for an account is said to be", () => {
  expect(checkName("a".repeat(80))).toBeNull();
  expect(checkName("a".repeat(83))).toBe("3 characters too long. Shorten it.");
});
