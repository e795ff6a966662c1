import { describe, expect, it } from "vitest";
import { readChosen } from "../../../../agent-console/knowledge/import/chosen-files.ts";
import { decodeText } from "../../../../agent-console/knowledge/import/decode-text.ts";

describe("files chosen for import", () => {
  const file = (path: string, size = 1) => ({
    path,
    file: { size, arrayBuffer: async () => new TextEncoder().encode(path).buffer },
  });
  const read = (files: Parameters<typeof readChosen>[0]) => readChosen(files, () => {});

  it("those of other kinds are left aside and named", async () => {
    expect(await read([file("a.md"), file("b.png"), file("C.CSV")])).toEqual({
      is: "fine",
      files: [
        { name: "a.md", text: "a.md" },
        { name: "C.CSV", text: "C.CSV" },
      ],
      left: ["b.png"],
    });
    expect(await read([file("b.png")])).toEqual({ is: "none" });
  });

  it("too much at once is refused before anything is read", async () => {
    const arrayBuffer = () => Promise.reject(new Error("read"));
    const unread = (size: number) => ({ path: "a.md", file: { size, arrayBuffer } });
    expect(await read([unread(26_000_000)])).toEqual({ is: "too_large", bytes: 26_000_000 });
    const many = Array.from({ length: 5_001 }, () => unread(1));
    expect(await read(many)).toEqual({ is: "too_many", count: 5_001 });
  });

  it("C11: where one cannot be read, or found, nothing is taken", async () => {
    const unread = { size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) };
    expect(await read([file("a.md"), { path: "b.md", file: unread }])).toEqual({
      is: "unreadable",
    });
    expect(await read(Promise.reject(new Error("gone")))).toEqual({ is: "unreadable" });
  });

  it("C10: what is too much for the server only as it is sent is refused here, too", async () => {
    const quotes = new Uint8Array(20_000_000).fill('"'.charCodeAt(0));
    const csv = { size: quotes.length, arrayBuffer: async () => quotes.buffer };
    expect(await read([{ path: "a.csv", file: csv }])).toMatchObject({ is: "too_large_sent" });
  });
});

describe("C9: the text of a file", () => {
  const inUtf8 = (text: string) => [...new TextEncoder().encode(text)];
  const inUtf16 = (text: string) => [
    ...new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer),
  ];
  const swapped = (bytes: readonly number[]) => bytes.map((_, at) => bytes[at ^ 1] ?? 0);

  it.each([
    ["in UTF-8", inUtf8("Café 礼品卡")],
    ["in UTF-8 with its mark", inUtf8("\uFEFFCafé 礼品卡")],
    ["in UTF-16, the low byte first", inUtf16("\uFEFFCafé 礼品卡")],
    ["in UTF-16, the high byte first", swapped(inUtf16("\uFEFFCafé 礼品卡"))],
  ])("%s", (_encoding, bytes) => {
    expect(decodeText(new Uint8Array(bytes).buffer)).toBe("Café 礼品卡");
  });

  it("that is neither is in Windows-1252", () => {
    const bytes = [..."title,body\nÖppet,Café"].map((sign) => sign.charCodeAt(0));
    expect(decodeText(new Uint8Array(bytes).buffer)).toBe("title,body\nÖppet,Café");
  });

  it("that is in UTF-8 by its mark stays so with a broken letter", () => {
    expect(decodeText(new Uint8Array([...inUtf8("\uFEFFé"), 0xe9]).buffer)).toBe("é\uFFFD");
  });

  it("that is empty is empty", () => {
    expect(decodeText(new ArrayBuffer(0))).toBe("");
  });
});
