import { describe, expect, it } from "vitest";
import { readConfig } from "../../../server/config.ts";

function problems(env: Record<string, string>) {
  const read = readConfig(env, "/");
  return read.ok ? [] : read.problems;
}

describe("O8: a setting that is bad", () => {
  it.each([
    [{ PORT: "abc" }, 'PORT: must be a whole number, 0 to 65535, not "abc"'],
    [{ PORT: "65536.5" }, 'PORT: must be a whole number, 0 to 65535, not "65536.5"'],
    [{ PORT: " " }, 'PORT: must be a whole number, 0 to 65535, not " "'],
    [{ VISITOR_RATE: "1.5" }, 'VISITOR_RATE: must be a whole number, 1 to 1000000, not "1.5"'],
    [{ IDLE_SECONDS: "0" }, 'IDLE_SECONDS: must be a number above 0 and up to 31536000, not "0"'],
    [{ FILE_MAX_MB: "1e9" }, 'FILE_MAX_MB: must be a number above 0 and up to 100, not "1e9"'],
    [{ REPHRASE_SECONDS: "7" }, 'REPHRASE_SECONDS: must be a number, 0.1 to 6, not "7"'],
    [{ TRUST_PROXY: "yes" }, "TRUST_PROXY: must be one of 0, 1"],
    [
      { FILES_S3_REGION: "EU North" },
      "FILES_S3_REGION: must be small letters, digits and hyphens, as eu-north-1",
    ],
  ])("says what it must be (%j)", (env, problem) => {
    expect(problems(env)).toEqual([problem]);
  });

  it("is told from a good one", () => {
    const read = readConfig(
      { PORT: "0", VISITOR_RATE: "1000000", IDLE_SECONDS: "0.5", FILE_MAX_MB: "1.5" },
      "/",
    );
    expect(read.ok && read.config).toMatchObject({
      port: 0,
      limits: { perVisitor: 1_000_000, perAddress: 1_000 },
      timings: { idleMs: 500, offerMs: 30_000 },
      files: { rules: { largest: 1_500_000, perConversation: 100_000_000 } },
    });
  });
});
