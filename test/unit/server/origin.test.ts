import { describe, expect, it } from "vitest";
import { fromOwnPage } from "../../../server/transport/origin.ts";

const asks = (headers: Record<string, string>, publicUrl: string | null = null) =>
  fromOwnPage({ headers }, publicUrl);

describe("A5: requests from our own pages", () => {
  it.each([
    [
      "the same host",
      { origin: "http://chat.example:3000", host: "chat.example:3000" },
      null,
      true,
    ],
    ["another host", { origin: "http://evil.example", host: "chat.example" }, null, false],
    ["another port", { origin: "http://chat.example:81", host: "chat.example" }, null, false],
    ["a sandboxed page", { origin: "null", host: "chat.example" }, null, false],
    ["another scheme", { origin: "file://chat.example", host: "chat.example" }, null, false],
    [
      "the public address behind a proxy",
      { origin: "https://chat.example", host: "10.0.0.5:3000" },
      "https://chat.example/",
      true,
    ],
    ["a same-origin GET without an origin", { host: "chat.example" }, null, true],
    ["a WebSocket without an origin", { host: "chat.example", upgrade: "websocket" }, null, false],
  ])("%s", (_what, headers, publicUrl, allowed) => {
    expect(asks(headers as Record<string, string>, publicUrl)).toBe(allowed);
  });
});
