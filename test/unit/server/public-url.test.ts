import { describe, expect, it } from "vitest";
import { readConfig } from "../../../server/config.ts";

function read(url: string) {
  const read = readConfig({ PUBLIC_URL: url }, "/");
  return read.ok ? read.config.publicUrl : read.problems;
}

describe("O8: the public address", () => {
  it.each([
    ["https://chat.example.com", "https://chat.example.com"],
    ["https://chat.example.com/", "https://chat.example.com"],
    ["http://Chat.Example.com:8080/", "http://chat.example.com:8080"],
    ["", null],
  ])("%j is %j: what is put behind it begins with a slash of its own", (given, url) => {
    expect(read(given)).toBe(url);
  });

  it.each([
    "chat.example.com",
    "ftp://chat.example.com",
    "https://user:pw@chat.example.com",
    "https://chat.example.com/?x=1",
    "https://chat.example.com/#x",
    "https://chat.example.com/chat",
  ])("%j is none, which is said in one line", (given) => {
    expect(read(given)).toEqual([expect.stringMatching(/^PUBLIC_URL: must /)]);
  });
});
