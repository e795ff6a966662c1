import { describe, expect, it } from "vitest";
import {
  readMessage,
  TO_HOST,
  TO_PANEL,
  type ToHost,
  type ToPanel,
} from "../../../widget/embed.ts";

const STATE: ToHost = {
  is: "state",
  open: true,
  badge: "2",
  unread: 2,
  waiting: false,
  label: "Open chat",
  peek: 0,
  proposed: "",
};

describe("messages between page and panel", () => {
  it("pass when they have a known shape", () => {
    expect(readMessage<ToHost>(STATE, TO_HOST)).toEqual(STATE);
    expect(
      readMessage<ToPanel>({ is: "shown", open: true, phone: false }, TO_PANEL),
    ).not.toBeNull();
  });

  it.each([
    null,
    undefined,
    0,
    "ready",
    [],
    {},
    { is: "toString" },
    { is: "__proto__" },
    { is: "constructor" },
    { is: ["ready"] },
    { ...STATE, badge: 2 },
    { ...STATE, peek: "0" },
    { is: "state", open: true },
  ])("%j is not for us", (data) => {
    expect(readMessage<ToHost>(data, TO_HOST)).toBeNull();
  });
});
