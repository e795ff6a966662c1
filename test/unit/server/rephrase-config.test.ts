import { describe, expect, it } from "vitest";
import { readConfig } from "../../../server/config.ts";

const URL = "https://api.example.com/v1";

function read(env: Record<string, string>) {
  const read = readConfig(env, "/");
  return read.ok ? read.config.rephrase : read.problems;
}

describe("the settings for other words", () => {
  it("W2: are off unless set", () => {
    expect(read({})).toBeNull();
    expect(read({ REPHRASE_URL: "", REPHRASE_MODEL: "", REPHRASE_KEY: "" })).toBeNull();
  });

  it("take an address and a model, with or without a key", () => {
    expect(read({ REPHRASE_URL: URL, REPHRASE_MODEL: "small" })).toEqual({
      url: URL,
      model: "small",
      key: null,
      withinMs: 4_000,
    });
    expect(
      read({
        REPHRASE_URL: "http://localhost:11434/v1",
        REPHRASE_MODEL: "m",
        REPHRASE_KEY: "k",
        REPHRASE_SECONDS: "1.5",
      }),
    ).toMatchObject({ key: "k", withinMs: 1_500 });
  });

  it.each([
    [{ REPHRASE_URL: URL }, ["REPHRASE_MODEL: is needed as well, because REPHRASE_URL is set"]],
    [{ REPHRASE_MODEL: "m" }, ["REPHRASE_URL: is needed as well, because REPHRASE_MODEL is set"]],
    [
      { REPHRASE_KEY: "k" },
      [
        "REPHRASE_URL: is needed as well, because REPHRASE_KEY is set",
        "REPHRASE_MODEL: is needed as well, because REPHRASE_KEY is set",
      ],
    ],
  ])("half set (%j) are a mistake that says what lacks", (env, problems) => {
    expect(read(env)).toEqual(problems);
  });

  it.each([
    { REPHRASE_URL: "https://user:hidden-key@api.example.com/v1", REPHRASE_MODEL: "m" },
    { REPHRASE_URL: "https://api.example.com/v1?key=hidden-key", REPHRASE_MODEL: "m" },
    { REPHRASE_URL: URL, REPHRASE_MODEL: "m", REPHRASE_KEY: "hidden-key with a space" },
    { REPHRASE_URL: URL, REPHRASE_MODEL: "m", REPHRASE_KEY: "hidden-key\nX-Other: 1" },
    { REPHRASE_URL: "ftp://hidden-key", REPHRASE_MODEL: "m" },
    { REPHRASE_URL: "api.example.com/v1?key=hidden-key", REPHRASE_MODEL: "m" },
    { REPHRASE_URL: URL, REPHRASE_MODEL: "m", REPHRASE_SECONDS: "60" },
  ])("never repeat a key in what they say of a bad one (%#)", (env) => {
    const problems = read(env);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain("hidden-key");
    expect(JSON.stringify(problems)).toMatch(/REPHRASE_(URL|KEY|SECONDS): /u);
  });
});
