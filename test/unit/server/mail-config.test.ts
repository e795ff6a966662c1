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
      expect(problems({ ...SET, MAIL_FROM: from }).join()).toContain("MAIL_FROM");
  });
});
