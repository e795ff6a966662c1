import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readImport } from "../../../server/article-formats/read-import.ts";
import { freeTopic, topicOf } from "../../../server/article-formats/topic.ts";
import { topic as topicSchema } from "../../../server/protocol/articles.ts";
import { parseMarkdown } from "../../../server/protocol/markdown.ts";
import { anyText } from "./arbitraries.ts";

const read = (name: string, text: string) => readImport(name, text);
const one = (name: string, text: string) => {
  const { items, skipped } = read(name, text);
  if (items[0] === undefined) throw new Error(JSON.stringify(skipped));
  return items[0];
};
const pairs = (html: string) =>
  read("page.html", html).items.map(({ title, body }) => [title, body]);

describe("import: Markdown", () => {
  it("K13: reads our own front matter, another tool's, and none", () => {
    expect(
      one(
        "x/gift-cards.md",
        "---\ntitle: Gift cards\nlanguage: sv\ncategory: payment\npopular: true\nstatus: draft\nphrasings:\n  - köp\n---\nText.",
      ),
    ).toMatchObject({
      title: "Gift cards",
      language: "sv",
      category: "payment",
      popular: true,
      status: "draft",
      phrasings: ["köp"],
      body: "Text.",
      topic: "gift-cards",
    });
    expect(
      one(
        "a.md",
        '---\nname: "Returns: how"\nlang: en_US\nslug: /help/returns-and-refunds/\ntags: [returns, money]\ndraft: true\nweight: 3\n---\n# Returns: how\n\nText.',
      ),
    ).toMatchObject({
      title: "Returns: how",
      language: "en-US",
      category: "returns",
      status: "draft",
      topic: "returns-and-refunds",
      body: "Text.",
    });
    expect(one("docs/how-we-ship.md", "# Shipping\n\nWe ship.")).toMatchObject({
      title: "Shipping",
      body: "We ship.",
      topic: "how-we-ship",
    });
    expect(one("docs/how-we-ship.md", "We ship.")).toMatchObject({
      title: "How we ship",
      body: "We ship.",
    });
  });

  it("K13: says in which line a front matter is broken", () => {
    expect(read("a.md", "---\ntitle: x: y\n---\nText").skipped).toMatchObject([
      { line: 1, why: expect.stringMatching(/quotes/) },
    ]);
  });
});

describe("import: CSV", () => {
  it.each([",", ";", "\t"])(
    "K13: reads a table separated by %j, with quotes, line ends in cells and a byte order mark",
    (s) => {
      const text = `\uFEFF"Question"${s}Answer${s}questions${s}lang\r\nHow? ${s}"It is ""so""${s}\r\nreally."${s}"a|b\nc"${s}sv\r\n${s}${s}${s}\r\nLast${s}Yes${s}${s}\r\n`;
      const { items, skipped } = read("faq.csv", text);
      expect(skipped).toEqual([]);
      expect(items).toMatchObject([
        {
          title: "How?",
          body: `It is "so"${s}\nreally.`,
          phrasings: ["a", "b", "c"],
          language: "sv",
          line: 2,
        },
        { title: "Last", body: "Yes", line: 6 },
      ]);
      expect(items).toHaveLength(2);
    },
  );

  it("K13: tells which line has too many cells and which quote is never closed, and reads the rest", () => {
    const { items, skipped } = read(
      "faq.csv",
      'title,body\nA,one\nB,two,three\nC,three\nD,"never closed\nE,five',
    );
    expect(items.map(({ title }) => title)).toEqual(["A", "C"]);
    expect(skipped).toMatchObject([
      { line: 3, why: expect.stringMatching(/3 cells/) },
      // In our own words: what the reader of tables says is no help to anybody.
      {
        line: 5,
        why: expect.stringMatching(/^nothing could be read from here on: a quotation mark/),
      },
    ]);
    expect(read("x.csv", "Subject,Reply\nA,one").items).toMatchObject([
      { title: "A", body: "one" },
    ]);
    expect(read("x.csv", "a,b\n1,2").skipped).toMatchObject([
      { line: 1, why: expect.stringMatching(/title, body/) },
    ]);
  });
});

describe("import: what is not understood", () => {
  it("C6: a table's columns are named once", () => {
    const { items, notes } = read(
      "faq.csv",
      "Question, Antwort ,Draft,,Note\nA,x,no,,y\nB,x,no,,y",
    );
    expect(items).toHaveLength(2);
    expect(notes).toMatchObject([{ line: 1, why: expect.stringMatching(/: "Antwort", "Note";/) }]);
    expect(read("faq.csv", "title,Answer,published,ID\nA,x,yes,a").notes).toEqual([]);
  });

  it("C6: every column that is named to whoever used another is one that is read", () => {
    const [note] = read("faq.csv", "title,body,Note\nA,x,y").notes ?? [];
    const named = note?.why.split("columns are named ")[1] ?? "";
    expect(named).toMatch(/\bstatus\b/);
    const cells = named.split(", ").map(() => "draft");
    expect(read("faq.csv", `${named}\n${cells.join(",")}`).notes).toEqual([]);
  });

  it.each([
    ["SV", "sv"],
    ["pt_BR", "pt-BR"],
    ["Swedish", "sv"],
    [" svenska ", "sv"],
    ["DEUTSCH", "de"],
    ["norsk bokmål", "nb"],
    ["עברית", "he"],
    ["Chinese", "zh-Hans"],
    ["繁體中文", "zh-Hant"],
    ["fil", "fil"],
    ["yue-HK", "yue-HK"],
    ["ltg", "ltg"],
    // Isan and Ambala Ayta, which Unicode has no names for.
    ["tts", "tts"],
    ["abc", "abc"],
  ])("C6: the language %j is %s", (said, language) => {
    expect(one("faq.csv", `title,body,language\nA,x,${said}`)).toMatchObject({
      language,
    });
  });

  it("C6: what is no language is kept apart from saying none", () => {
    const unknown = (said: string) =>
      one("faq.jsonl", JSON.stringify({ title: "A", language: said })).unknownLanguage;
    expect(unknown("Klingon (tlh)")).toBe("Klingon (tlh)");
    expect(unknown("xx")).toBe("xx");
    expect(unknown("xx-SE")).toBe("xx-SE");
    expect(unknown("und")).toBe("und");
    expect(unknown("")).toBeNull();
  });
});

describe("import: JSON Lines", () => {
  it("K13: reads the eval format and an array, and tells which line is none", () => {
    const { items, skipped } = read(
      "a.jsonl",
      '{"id":"a1","title":"","questions":["how?","why?"],"language":"th"}\nnonsense\n\n{"id":"sv/b","title":"B","body":"b"}\n[1]',
    );
    expect(items).toMatchObject([
      { title: "how?", phrasings: ["why?"], language: "th", topic: "a1", body: "", line: 1 },
      { title: "B", language: "sv", topic: "b", line: 4 },
    ]);
    expect(skipped).toMatchObject([
      { line: 2, why: expect.stringMatching(/^it is not JSON/) },
      { line: 5, why: expect.stringMatching(/^it is not an object/) },
    ]);
    expect(read("a.json", '[{"title":"A","answer":"x"}]').items).toMatchObject([
      { title: "A", body: "x" },
    ]);
  });
});

describe("import: HTML", () => {
  it("K13: takes the main content as Markdown, without scripts, menus and footers", () => {
    const html = `<!doctype html><html lang="sv"><head><title>Shop | Returns</title><script>alert(1)</script><style>p{}</style></head><body>
      <nav><a href="/">Home</a></nav><main><h1>Returns &amp; refunds</h1><p>You have <strong>60 days</strong>, <em>all</em> of <a href="https://a.example/x">them</a><br>and <a href="javascript:alert(1)">more</a>.</p>
      <h2>How</h2><ul><li>Pack <b>it</b></li><li>Send it</li></ul><ol><li>One</li><li>Two</li></ol><script>x()</script><button>Buy</button></main><footer>© Shop</footer></body></html>`;
    expect(one("returns.html", html)).toMatchObject({
      title: "Returns & refunds",
      language: "sv",
      body: "You have **60 days**, *all* of [them](https://a.example/x)  \nand more.\n\n## How\n\n- Pack **it**\n- Send it\n\n1. One\n2. Two",
    });
    expect(one("x.html", "<title>Only a title</title><p>Text").title).toBe("Only a title");
  });

  it("K13: keeps the marks of items whose words stand in paragraphs, and the lines of what is set as typed", () => {
    const { body } = one(
      "x.html",
      `<ul><li>One</li><li><p>Two</p></li><li></li><li><div><p><b>Three</b></p><p>and more</p></div></li></ul>
       <ol><li><p>First</p></li><li><p>Second</p></li></ol><p>After</p>
       <pre>\n  line 1\n\tline  2\n\nline 4\n</pre><p>as\n before</p>`,
    );
    expect(body.split("\n\n")).toEqual([
      "- One\n- Two\n- **Three**",
      "and more",
      "1. First\n2. Second",
      "After",
      "line 1  \nline 2",
      "line 4",
      "as before",
    ]);
    expect(parseMarkdown(body).at(-3)).toMatchObject({ of: [{}, { is: "break" }, {}] });
  });

  it("K13: takes the page's own title, not a picture's, and reads a page that stands in a form", () => {
    const page = (head: string, body: string) => one("x.html", `<html>${head}${body}</html>`);
    const logo = "<svg><title>Logo</title></svg>";
    const paid = "<p>By card.</p>";
    for (const head of ["<head><title>Paying</title></head>", "<title>Paying</title>"])
      for (const body of [`<body>${logo}${paid}</body>`, logo + paid])
        expect(page(head, body)).toMatchObject({ title: "Paying", body: "By card." });
    expect(page("", `${logo}<title>Paying</title>${paid}`).title).toBe("Paying");
    const controls =
      "<input value=a><select><option>b</select><textarea>c</textarea><datalist><option>d</datalist><button>e</button>";
    expect(
      page("<title>Help</title>", `<form>${controls}<h1>Paying</h1>${paid}Or cash.</form>`),
    ).toMatchObject({ title: "Paying", body: "By card.\n\nOr cash." });
  });

  it("K13: makes several articles of a page of questions, however it marks them", () => {
    const expected = [
      ["Can I return it?", "Yes."],
      ["And abroad?", "Also **there**."],
    ];
    expect(
      pairs(
        "<h1>FAQ</h1><details><summary>Can I return it?</summary><p>Yes.</p></details><details><summary>And abroad?</summary>Also <b>there</b>.</details><p>Bye</p>",
      ),
    ).toEqual(expected);
    expect(
      pairs(
        "<dl><dt>Can I return it?</dt><dd>Yes.</dd><dt>And abroad?</dt><dd>Also <b>there</b>.</dd></dl>",
      ),
    ).toEqual(expected);
    expect(
      pairs(
        "<main><h1>FAQ</h1><p>Intro</p><h2>Can I return it?</h2><p>Yes.</p><h2>And abroad?</h2><p>Also <b>there</b>.</p></main>",
      ),
    ).toEqual(expected);
    const data = {
      "@graph": [
        {
          "@type": "FAQPage",
          mainEntity: [
            {
              "@type": "Question",
              name: "Can I return it?",
              acceptedAnswer: { "@type": "Answer", text: "<p>Yes.</p>" },
            },
            {
              "@type": ["Question"],
              name: "And abroad?",
              acceptedAnswer: [{ text: "Also <b>there</b>." }],
            },
            { "@type": "Question", name: "Broken" },
          ],
        },
      ],
    };
    expect(
      pairs(
        `<head><script type="application/ld+json">${JSON.stringify(data)}</script></head><p>Other</p>`,
      ),
    ).toEqual(expected);
    expect(pairs("<h1>One page</h1><h2>Only one question?</h2><p>Yes.</p>")).toEqual([
      ["One page", "## Only one question?\n\nYes."],
    ]);
  });
});

describe("import: whatever it is", () => {
  const names = [
    "a.md",
    "a.csv",
    "a.html",
    "a.jsonl",
    "a.json",
    "a",
    "../../etc/passwd",
    "a\\b.exe",
    "__proto__",
  ];

  it("K14: nothing makes it throw, and every topic is a plain name", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        anyText(300),
        fc.constantFrom("", "---\n", "title,body\n", "<p>", "{"),
        (name, text, start) => {
          const { items, skipped } = read(name, start + text);
          for (const { topic } of items)
            if (topic !== null) expect(topicSchema.safeParse(topic).success).toBe(true);
          for (const { why } of skipped) expect(why).not.toBe("");
        },
      ),
    );
  });

  it.each([
    ["deep tags", "a.html", "<div><b>".repeat(200_000)],
    ["deep lists", "a.html", "<ul><li>x".repeat(100_000)],
    ["many headings", "a.html", "<h2>q?</h2><p>a".repeat(50_000)],
    ["open links", "a.html", "<a href='https://x.example'>".repeat(100_000)],
    ["one long line", "a.html", `<p>${"a ".repeat(1_000_000)}`],
    ["deep JSON", "a.jsonl", `{"title":${"[".repeat(500_000)}`],
    ["deep data", "a.html", `<script type="application/ld+json">${'{"@graph":['.repeat(100_000)}`],
    ["one quote", "a.csv", `title,body\n"${"x,\n".repeat(500_000)}`],
    ["many quotes", "a.csv", `title,body\n${'"a""'.repeat(300_000)}`],
    ["many cells", "a.csv", `title,body\n${",".repeat(2_000_000)}`],
    [
      "aliases",
      "a.md",
      `---\na: &a [x,x]\n${Array.from({ length: 30 }, (_, i) => `k${i}: &k${i} [${`*${i === 0 ? "a" : `k${i - 1}`},`.repeat(20)}x]`).join("\n")}\n---\nx`,
    ],
    ["deep YAML", "a.md", `---\na: ${"[".repeat(50_000)}\n---\nx`],
    ["long front matter", "a.md", `---\n${"a: b\n".repeat(200_000)}---\nx`],
    ["an endless heading", "a.md", `# ${" ".repeat(1_000_000)}x`],
    ["blank", "a.md", "\n".repeat(2_000_000)],
  ])("K14: %s are harmless", (_what, name, text) => {
    const began = performance.now();
    read(name, text);
    // What grows with the square of its length takes minutes.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("K14: names of objects' own parts are data like any other", () => {
    const { items } = read(
      "a.jsonl",
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"title":"T","body":"b","id":"__proto__"}',
    );
    expect(items).toMatchObject([{ title: "T", topic: "proto" }]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(read("a.csv", "__proto__,title,body\nx,T,b").items).toMatchObject([{ title: "T" }]);
  });
});

describe("topics", () => {
  it("K13: are readable for Latin letters, short and steady for others, and never twice", () => {
    expect(topicOf("  Vad kostar frakten till Åland?  ")).toBe("vad-kostar-frakten-till-aland");
    expect(topicOf("Straße & Øl’s Łódź")).toBe("strasse-ols-lodz");
    expect(topicOf("การคืนสินค้า")).toMatch(/^article-[0-9a-f]{10}$/);
    expect(topicOf("退货 2 次")).toBe(topicOf("退货 2 次"));
    expect(topicOf("退货")).not.toBe(topicOf("换货"));
    const taken = new Set<string>();
    for (const title of ["A", "a", "A!", "x".repeat(200), `${"x".repeat(200)}y`]) {
      const topic = freeTopic(topicOf(title), (one) => taken.has(one));
      expect(taken.has(topic)).toBe(false);
      taken.add(topic);
    }
    fc.assert(fc.property(anyText(120), (title) => topicSchema.safeParse(topicOf(title)).success));
  });
});
