import { expect, it } from "vitest";
import { tagsIn } from "../../../agent-console/contact/tags-in.ts";
import { minuteIn, timeOf } from "../../../agent-console/push/push-desk.ts";
import { deviceOf } from "../../../server/protocol/device.ts";

const ON = (system: string, rest: string) => `Mozilla/5.0 (${system}) ${rest}`;
const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [ON("Windows NT 10.0; Win64; x64", `${WEBKIT} Chrome/140.0 Safari/537.36`), "Chrome on Windows"],
  [ON("Windows NT 10.0", `${WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0`), "Edge on Windows"],
  [
    ON("Linux; Android 15; Pixel 9", `${WEBKIT} Chrome/140.0 Mobile Safari/537.36`),
    "Chrome on Android",
  ],
  [ON("X11; Linux x86_64; rv:140.0", "Gecko/20100101 Firefox/140.0"), "Firefox on Linux"],
  [ON("Macintosh; Intel Mac OS X 10_15_7", "Version/18.0 Safari/605.1.15"), "Safari on Mac"],
  [
    ON("iPhone; CPU iPhone OS 18_0 like Mac OS X", "Version/18.0 Mobile/15E148 Safari/604.1"),
    "Safari on iPhone",
  ],
  ["curl/8.0", null],
  ["Firefox", "Firefox"],
])("PU6, CO6: %s is called %s", (userAgent, name) => {
  expect(deviceOf(userAgent)).toBe(name);
});

it("PU5: a minute of the day and its time are one", () => {
  for (const minute of [0, 7, 60, 725, 1_439]) expect(minuteIn(timeOf(minute))).toBe(minute);
  expect(timeOf(425)).toBe("07:05");
  expect(minuteIn("")).toBeNaN();
});

it("CO5: tags are written with commas, each counts once, as tags are tidied", () => {
  expect(tagsIn(" VIP , vip,  loyal   customer ,,")).toEqual(["vip", "loyal customer"]);
  expect(tagsIn("")).toEqual([]);
});
