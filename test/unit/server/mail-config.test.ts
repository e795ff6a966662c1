import { describe, expect, it } from "vitest";
import { readConfig } from "../../../server/config.ts";

const SET = {
  SMTP_URL: "smtps://user:p%40ss@mail.example.com",
  MAIL_FROM: "Shop & Co <support@shop.example>",
  PUBLIC_URL: "https://chat.shop.example",
};

const problems = (env: Record<string, string>) => {
  const read = readConfig(env, "/");
  return read.ok ? [] : read.problems;
};

describe("the settings of mail", () => {
  it("E1: without them there is none, and no rules by which anything would be kept for it", () => {
    const read = readConfig({ PUBLIC_URL: SET.PUBLIC_URL }, "/");
    expect(read.ok && read.config.mail).toBeNull();
    expect(read.ok && read.config.timings).not.toHaveProperty("mail");
  });

  it("E1: the three of them turn it on; the sender may have a name", () => {
    const read = readConfig(SET, "/");
    expect(read.ok && read.config.mail).toEqual({
      url: SET.SMTP_URL,
      from: { name: "Shop & Co", address: "support@shop.example" },
      inbound: null,
    });
    expect(read.ok && read.config.timings.mail?.gatherMs).toBe(60_000);
    const plain = readConfig({ ...SET, MAIL_FROM: "support@shop.example" }, "/");
    expect(plain.ok && plain.config.mail?.from).toEqual({
      name: "",
      address: "support@shop.example",
    });
  });

  it("E1: half of it, or what is none, is named at the start", () => {
    for (const missing of ["SMTP_URL", "MAIL_FROM", "PUBLIC_URL"] as const)
      expect(problems({ ...SET, [missing]: "" }).join()).toMatch(
        new RegExp(`^${missing}: is needed`),
      );
    expect(problems({ ...SET, SMTP_URL: "https://mail.example.com" })).toEqual([
      "SMTP_URL: must be an smtp:// or smtps:// address",
    ]);
    for (const from of ["Shop", "Shop <nobody>", "A\nBcc: x <a@b.example>"])
      expect(problems({ ...SET, MAIL_FROM: from }).join()).toMatch(/^MAIL_FROM: must be/);
  });

  it("E9: mail comes in by a port of our own", () => {
    const inbound = (env: Record<string, string>) => {
      const read = readConfig({ ...SET, ...env }, "/");
      return read.ok ? read.config.mail?.inbound : read.problems;
    };
    const address = "support@shop.example";
    expect(inbound({ MAIL_IN_PORT: "2525", MAIL_IN_HOST: "127.0.0.1" })).toEqual({
      address,
      listen: { port: 2525, host: "127.0.0.1", tls: null },
      box: null,
    });
    expect(inbound({ MAIL_IN_PORT: "25", MAIL_IN_ADDRESS: "Help@shop.example" })).toMatchObject({
      address: "help@shop.example",
    });
  });

  it("E9: half of that, or an address no token fits into, is named at the start", () => {
    const { SMTP_URL: _url, ...unsent } = SET;
    expect(problems({ ...unsent, MAIL_IN_PORT: "25" })).toContain(
      "SMTP_URL: is needed as well, because MAIL_IN_PORT is set",
    );
    expect(problems({ ...SET, MAIL_IN_ADDRESS: "a@b.example" })).toEqual([
      "MAIL_IN_PORT: or MAIL_IMAP_URL is needed as well, because MAIL_IN_ADDRESS is set",
    ]);
    expect(problems({ ...unsent, MAIL_IMAP_URL: "imaps://a:b@c.example" })).toContain(
      "SMTP_URL: is needed as well, because MAIL_IMAP_URL is set",
    );
    for (const name of ["a+b", "a".repeat(22)])
      expect(
        problems({ ...SET, MAIL_IN_PORT: "25", MAIL_IN_ADDRESS: `${name}@b.example` }).join(),
      ).toMatch(/^MAIL_IN_ADDRESS: must have 21 letters/);
    expect(
      problems({ ...SET, MAIL_IN_PORT: "25", MAIL_IN_CERT: "/none.pem", MAIL_IN_KEY: "/none.pem" }),
    ).toHaveLength(2);
  });

  it("IM3: a mailbox is named by one address, with everything in it decoded", () => {
    const box = (MAIL_IMAP_URL: string) => {
      const read = readConfig({ ...SET, MAIL_IMAP_URL }, "/");
      return read.ok ? read.config.mail?.inbound?.box : read.problems;
    };
    expect(
      box("imaps://help%40shop.example:p%40ss%2Fword@imap.example.com/Support%20desk"),
    ).toEqual({
      host: "imap.example.com",
      port: 993,
      secure: true,
      user: "help@shop.example",
      password: "p@ss/word",
      path: "Support desk",
    });
    expect(box("imap://a:b@[::1]:1143/")).toMatchObject({
      host: "::1",
      port: 1143,
      secure: false,
      path: "INBOX",
    });
  });

  it("IM3: a mailbox's address that is wrong is said in one line, without what is in it", () => {
    for (const url of [
      "https://a:secret@b.example",
      "imaps://b.example",
      "imaps://secret@b.example",
      "imaps://a:sec%ret@b.example",
      "secret",
    ])
      expect(problems({ ...SET, MAIL_IMAP_URL: url })).toEqual([
        "MAIL_IMAP_URL: must be like imaps://user:password@host/INBOX, with user and password percent-encoded",
      ]);
  });
});
