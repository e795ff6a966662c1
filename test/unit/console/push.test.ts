import { expect, it } from "vitest";
import { tagsIn } from "../../../agent-console/contact/tags-in.ts";
import {
  arrived,
  changePush,
  hear,
  minuteIn,
  push,
  timeOf,
} from "../../../agent-console/push/push-desk.ts";
import type { Desk } from "../../../agent-console/state/desk.ts";
import { withShared } from "../../../agent-console/push/with-shared.ts";
import { USUAL_PUSH, type PushState } from "../../../server/protocol/push.ts";
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

const STATE: PushState = {
  version: 4,
  publicKey: "key",
  settings: USUAL_PUSH,
  devices: [{ id: "here", name: "Chrome on Linux", at: 1 }],
  here: "here",
};

it("CO9: what was set on another console holds here too, unless newer is known", () => {
  const { devices } = STATE;
  const settings = { ...USUAL_PUSH, text: true };
  expect(withShared(STATE, { version: 5, settings, devices })).toEqual({
    ...STATE,
    version: 5,
    settings,
  });
  expect(withShared(STATE, { version: 3, settings, devices: [] })).toBe(STATE);
  // Taken off the list elsewhere, this browser is told no more.
  expect(withShared(STATE, { version: 5, settings, devices: [] }).here).toBe(null);
});

it("CO9: what is heard while a change of one's own is on its way does not undo it, and holds if that fails", async () => {
  const others = { version: 5, settings: { ...USUAL_PUSH, kinds: [] }, devices: STATE.devices };
  const asked: ((reply: unknown) => void)[] = [];
  const attempt = () => new Promise((answer) => asked.push(answer));
  const desk = { attempt } as unknown as Desk;
  push.value = STATE;
  const first = changePush(desk, { text: true });
  const second = changePush(desk, { kinds: ["sla"] });
  hear(others);
  expect(push.value.settings).toEqual({ kinds: ["sla"], text: true, quiet: null });
  const reply = (version: number, kinds: PushState["settings"]["kinds"]) => ({
    ok: true,
    value: { ...STATE, version, settings: { kinds, text: true, quiet: null } },
  });
  asked[0]?.(reply(6, USUAL_PUSH.kinds));
  await first;
  expect(push.value.settings.kinds).toEqual(["sla"]);
  asked[1]?.(reply(7, ["sla"]));
  await second;
  expect(push.value).toMatchObject({ version: 7, settings: { kinds: ["sla"], text: true } });

  const third = changePush(desk, { text: false });
  hear({ ...others, version: 8 });
  asked[2]?.({ ok: false, code: "busy" });
  await third;
  expect(push.value).toMatchObject({ version: 8, settings: others.settings, here: "here" });
});

it("CO9: what was set before the settings had arrived is not lost to them", async () => {
  push.value = null;
  const asked: unknown[] = [];
  const desk = {
    attempt: async (_event: string, payload: PushState["settings"]) => {
      asked.push(payload);
      return { ok: true, value: { ...STATE, version: 10, settings: payload } };
    },
  } as unknown as Desk;
  const quiet = { from: "20:00", to: "07:00", timeZone: "Europe/Riga" };
  await changePush(desk, { quiet });
  await changePush(desk, { text: true });
  expect(asked).toEqual([]);
  await arrived(desk, { ...STATE, version: 9 });
  expect(asked).toEqual([{ ...STATE.settings, quiet, text: true }]);
  expect(push.value).toMatchObject({ version: 10, settings: { quiet, text: true } });
  // Sent once.
  await arrived(desk, { ...STATE, version: 11 });
  expect(asked).toHaveLength(1);
});

it("CO5: tags are written with commas, each counts once, as tags are tidied", () => {
  expect(tagsIn(" VIP , vip,  loyal   customer ,,")).toEqual(["vip", "loyal customer"]);
  expect(tagsIn("")).toEqual([]);
});
