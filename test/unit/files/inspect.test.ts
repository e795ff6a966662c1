import fc from "fast-check";
import { expect, test } from "vitest";
import { inspect } from "../../../server/domain/file-content/inspect.ts";
import { tidyName } from "../../../server/domain/file-content/file-name.ts";
import { isOrnament } from "../../../server/domain/file-content/ornament.ts";
import { FILE_TYPES, type FileType } from "../../../server/protocol/files.ts";
import { FILE_RULES, gif, jpeg, PDF, png, pngChunk, webp, zip } from "../../support/files.ts";

const { types } = FILE_RULES;
const seen = (bytes: Uint8Array, name: string, declared: string | null = null) =>
  inspect({ bytes, name, declared }, types);
const text = (words: string) => Buffer.from(words);
const kept = (bytes: Uint8Array, name: string) => {
  const found = seen(bytes, name);
  if (!found.ok) throw new Error(found.code);
  return { ...found, latin: Buffer.from(found.bytes).toString("latin1") };
};

test.each([
  ["shot.png", png(), "image/png", "shot.png"],
  ["shot.jpg", png(), "image/png", "shot.png"],
  ["photo.JPEG", jpeg(), "image/jpeg", "photo.jpeg"],
  ["dance", gif(), "image/gif", "dance.gif"],
  ["a.webp", webp(), "image/webp", "a.webp"],
  ["bill.pdf", PDF, "application/pdf", "bill.pdf"],
  ["bill.pdf.exe", PDF, "application/pdf", "bill.pdf.exe.pdf"],
  ["notes.txt", text("Hej hå"), "text/plain", "notes.txt"],
  ["list.csv", text("a;b\r\n1;2"), "text/csv", "list.csv"],
  ["a.zip", zip({ "a.txt": "a" }), "application/zip", "a.zip"],
  [
    "letter.docx",
    zip({ "[Content_Types].xml": "", "word/document.xml": "" }),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "letter.docx",
  ],
  [
    "table.ods",
    zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "" }),
    "application/vnd.oasis.opendocument.spreadsheet",
    "table.ods",
  ],
] as const)("AT1 %s is what its content is, and is called so", (name, bytes, type, called) => {
  expect(seen(bytes, name)).toMatchObject({ ok: true, type, name: called });
});

test.each([
  ["a page as a picture", "cat.png", text("<html><script>alert(1)</script>")],
  ["a drawing as a picture", "cat.png", text("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["a drawing", "cat.svg", text("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["a page", "cat.html", text("<html>")],
  ["a script", "run.sh", text("#!/bin/sh\nrm -rf /")],
  ["a program", "cat.png.exe", Buffer.from("MZ\x90\0\x03\0", "latin1")],
  ["nothing at all", "empty.txt", text("")],
  [
    "a document with a program",
    "a.docx",
    zip({ "[Content_Types].xml": "", "word/vbaProject.bin": "" }),
  ],
  ["an archive as a document", "a.docx", zip({ "a.txt": "" })],
  ["an archive without a directory", "a.zip", Buffer.from("PK\x03\x04 and no more", "latin1")],
  ["half a picture", "a.png", png().subarray(0, 60)],
  [
    "a picture that begins otherwise",
    "a.png",
    Buffer.concat([png().subarray(0, 8), pngChunk("tEXt", text("a"))]),
  ],
  ["a picture of a hundred million pixels", "a.png", png({ width: 10_000, height: 10_000 })],
  ["a picture a mile wide", "a.png", png({ width: 2_000_000, height: 1 })],
  ["a picture without pixels", "a.png", png({ width: 0, height: 5 })],
])("AT1 %s is not taken", (_what, name, bytes) => {
  expect(seen(bytes, name)).toEqual({ ok: false, code: "file_type" });
});

test("AT1 what the owner does not take is not taken", () => {
  const only = inspect({ bytes: PDF, name: "a.pdf", declared: null }, ["image/png"]);
  expect(only).toEqual({ ok: false, code: "file_type" });
});

test("AT1 a text without an ending is one if it is declared so", () => {
  expect(seen(text("hello"), "notes", "text/plain")).toMatchObject({ ok: true, name: "notes.txt" });
  expect(seen(text("hello"), "notes", "text/html")).toMatchObject({ ok: false });
});

test("AT1 an archive that claims to unpack to gigabytes is looked at, not unpacked", () => {
  const began = performance.now();
  expect(seen(zip({ "a.txt": "a" }, 0xffff_fff0), "a.zip")).toMatchObject({ ok: true });
  expect(performance.now() - began).toBeLessThan(1_000);
});

test("AT3 what a PNG says besides its pixels is not kept", () => {
  const extra = [
    pngChunk("tEXt", text("Author\0Aino")),
    pngChunk("eXIf", text("57.7N")),
    pngChunk("zzZz", text("Aino")),
  ];
  const { latin, width, height } = kept(png({ width: 3, height: 4, extra }), "a.png");
  expect(latin).not.toMatch(/Aino|57\.7N/);
  expect([width, height]).toEqual([3, 4]);
  expect(latin).toBe(Buffer.from(png({ width: 3, height: 4 })).toString("latin1"));
});

test("AT3 place, comments and the like go from a JPEG; how it was held stays", () => {
  const upright = kept(jpeg(), "a.jpg");
  expect(upright.latin).not.toMatch(/57\.7N|Exif|Photoshop/);
  expect([upright.width, upright.height]).toEqual([40, 30]);
  const sideways = kept(jpeg({ orientation: 6 }), "a.jpg");
  expect(sideways.latin).not.toContain("57.7N");
  expect([sideways.width, sideways.height]).toEqual([30, 40]);
  // What was left of it says the same when it is read again, and nothing more goes.
  expect(kept(sideways.bytes, "a.jpg")).toEqual(sideways);
});

test("AT3 comments go from a GIF, its looping stays; EXIF and XMP go from a WebP", () => {
  const loop = kept(gif(), "a.gif");
  expect(loop.latin).not.toContain("Made at home");
  expect(loop.latin).toContain("NETSCAPE2.0");
  expect([loop.width, loop.height]).toEqual([3, 2]);
  const still = kept(webp(), "a.webp");
  expect(still.latin).not.toMatch(/57\.7N|EXIF|XMP/);
  expect([still.width, still.height]).toEqual([10, 5]);
  expect(still.bytes[20]).toBe(0);
  expect(kept(still.bytes, "a.webp")).toEqual(still);
});

test.each([
  ["PNG", png, "a.png"],
  ["JPEG", jpeg, "a.jpg"],
  ["GIF", gif, "a.gif"],
  ["WebP", webp, "a.webp"],
])("AT3 what stands behind a %s, as a page or an archive, is cut off", (_kind, make, name) => {
  const behind = `<script>alert(1)</script>${Buffer.from(zip({ a: "b" })).toString("latin1")}`;
  expect(kept(make({ behind }), name).latin).toBe(kept(make(), name).latin);
});

test("AT3 whatever is broken in a picture, it is refused or kept whole, and read again the same", () => {
  const made = [png(), jpeg({ orientation: 8 }), gif(), webp()].map((bytes) => Buffer.from(bytes));
  const broken = fc
    .record({
      from: fc.constantFrom(...made),
      at: fc.nat(),
      to: fc.nat(255),
      cut: fc.nat(200),
      more: fc.uint8Array({ maxLength: 40 }),
    })
    .map(({ from, at, to, cut, more }) => {
      const bytes = Buffer.from(from);
      bytes[at % bytes.length] = to;
      return Buffer.concat([
        bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut % 20 : 0)),
        more,
      ]);
    });
  fc.assert(
    fc.property(broken, (bytes) => {
      const found = seen(bytes, "a.png");
      if (!found.ok) {
        expect(found.code).toBe("file_type");
        return;
      }
      const again = seen(found.bytes, "a.png");
      expect(again).toEqual(found);
    }),
    { numRuns: 2_000 },
  );
});

test("AT1 a name is one line and one part of a path, and ends as its content does", () => {
  const type = fc.constantFrom(...(Object.keys(FILE_TYPES) as FileType[]));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), type, (name, of) => {
      const tidy = tidyName(name, of);
      expect(tidy).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(tidy).toMatch(/^[^.\s].*\.[a-z0-9]+$/u);
      expect(FILE_TYPES[of].some((end) => tidy.endsWith(`.${end}`))).toBe(true);
      expect([...tidy].length).toBeLessThanOrEqual(110);
      expect(tidyName(tidy, of)).toBe(tidy);
    }),
  );
});

test.each([
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ["C:\\Users\\aino\\shot.png", "image/png", "shot.png"],
  ["photo\u202Egnp.exe", "image/png", "photognp.exe.png"],
  ["a\r\nSet-Cookie: x.png", "image/png", "aSet-Cookie_ x.png"],
  [".htaccess", "text/plain", "htaccess.txt"],
  ["CON.txt", "text/plain", "_CON.txt"],
  ["ใบเสร็จ.pdf", "application/pdf", "ใบเสร็จ.pdf"],
  ["", "image/png", "file.png"],
] as const)("AT1 the name %j of a %s is kept as %j", (name, type, tidy) => {
  expect(tidyName(name, type)).toBe(tidy);
});

test.each([
  ["a logo", 200, 60, true],
  ["a portrait in a signature", 150, 150, true],
  ["a rule", 600, 2, true],
  ["a line of a screen", 800, 60, false],
  ["a screenshot", 390, 844, false],
])("IM1 %s in the text of a mail (%i x %i): %s", (_what, width, height, adorns) => {
  const bytes = png({ width, height });
  expect(isOrnament({ bytes, name: "a.png", declared: "image/png" })).toBe(adorns);
});

test("IM1 what is no picture adorns nothing", () => {
  expect(isOrnament({ bytes: PDF, name: "a.png", declared: "image/png" })).toBe(false);
});
