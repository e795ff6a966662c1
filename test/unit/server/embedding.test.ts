import { describe, expect, it } from "vitest";
import { refusedSite } from "../../../server/transport/embedding.ts";

const HOST = "chat.example:3000";
const SITE = "https://shop.example";

function asked(headers: Record<string, string>, allowed: readonly string[] = []) {
  const options = { publicUrl: "https://support.example/", allowed };
  return refusedSite({ headers: { host: HOST, ...headers } }, options);
}

describe("a page that wants the panel inside it", () => {
  it.each([
    ["of another site", `${SITE}/tents?q=1`],
    ["of another site, by its origin alone", `${SITE}/`],
  ])("A11: %s is refused, and known by its origin", (_what, referer) => {
    expect(asked({ referer, "sec-fetch-dest": "iframe" })).toBe(SITE);
    expect(asked({ referer })).toBe(SITE);
  });

  it.each([
    ["allowed", { referer: `${SITE}/tents` }, [SITE]],
    ["allowed without TLS, with it", { referer: `${SITE}/tents` }, ["http://shop.example"]],
    ["our own, by the host it asks", { referer: `http://${HOST}/demo` }, []],
    ["our own, by the address we are known by", { referer: "https://support.example/demo" }, []],
    ["that does not say which it is", {}, []],
    ["with an address that is none", { referer: "about:blank" }, []],
    ["of a program on the device", { referer: "app://shop/" }, []],
    ["that only links to it", { referer: `${SITE}/`, "sec-fetch-dest": "document" }, []],
  ])("A11: one %s is not", (_what, headers: Record<string, string>, allowed) => {
    expect(asked(headers, allowed)).toBeNull();
  });

  it("A11: another port, scheme or subdomain is another site", () => {
    for (const other of [`${SITE}:8443`, "http://shop.example", "https://www.shop.example"])
      expect(asked({ referer: `${other}/` }, [SITE])).toBe(other);
  });
});
