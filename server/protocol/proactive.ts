import { z } from "zod";
import { LONGEST_PROACTIVE, MOST_RULES } from "./proactive-limits.ts";
import { language } from "./schemas.ts";

/** Furthest a rule may wait on a page, in seconds. */
const LONGEST_WAIT = 3_600;

const ruleId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use small letters, digits and dashes.");

const texts = z
  .record(
    language,
    z
      .string()
      .trim()
      .max(LONGEST_PROACTIVE, `At most ${LONGEST_PROACTIVE} characters.`)
      .regex(/^\P{Cc}*$/u, "Write one plain line."),
  )
  .refine((all) => Object.keys(all).length <= 20, "At most 20 languages.");

const whole = (least: number, most: number) => {
  const said = `Write a whole number from ${least} to ${most}.`;
  return z.number(said).int(said).min(least, said).max(most, said);
};

/** All that is named has to hold. */
const when = z.strictObject({
  /** A path, `*` standing for anything in it: "/pricing*". "": every page. */
  page: z
    .string()
    .trim()
    .max(200, "At most 200 characters.")
    .regex(/^(?:[/*][^\s?#]*)?$/, "Write a path as /pricing or /shop/*."),
  /** Looked at for so long, in seconds. */
  seconds: whole(0, LONGEST_WAIT),
  /** Seen down to so much of the page, in per cent. */
  scroll: whole(0, 100),
  /** At least so many visits, this one counted. */
  visits: whole(1, 1_000),
  /** The widget's is one of these; none: any. */
  languages: z.array(language).max(20, "At most 20 languages."),
});

const rule = z
  .strictObject({
    id: ruleId,
    name: z
      .string()
      .trim()
      .min(1, "Give the message a name.")
      .max(60, "At most 60 characters.")
      .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Write one plain line."),
    on: z.boolean(),
    texts,
    when,
    /** Only while somebody would answer. */
    staffed: z.boolean(),
  })
  .refine(({ on, texts: all }) => !on || Object.values(all).some((text) => text !== ""), {
    message: "Write the message in at least one language.",
    path: ["texts"],
  });

export const proactiveSettings = z.strictObject({
  /** The first that holds is shown. */
  rules: z
    .array(rule)
    .max(MOST_RULES, `At most ${MOST_RULES} messages.`)
    .refine(
      (all) => new Set(all.map(({ id }) => id)).size === all.length,
      "Two messages have the same id.",
    ),
});

/** PUT /api/proactive. `revision`: of the settings these were made from. */
export const proactiveRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: proactiveSettings,
});

/** What a visitor's panel says of one. */
export const proactiveCommands = {
  /** Its conditions hold on the page: answered with its words, if it is to be shown; never twice. */
  "proactive:show": z.strictObject({ rule: ruleId, language }),
  /** The visitor opened the chat from it. */
  "proactive:open": z.strictObject({ rule: ruleId }),
} as const;

export type ProactiveSettings = z.infer<typeof proactiveSettings>;
export type ProactiveRule = ProactiveSettings["rules"][number];
export type ProactiveOverview = {
  readonly revision: number;
  readonly settings: ProactiveSettings;
};

/** What a page is told of a rule: when, and not what. What is left out asks for nothing. */
export type PageRule = {
  readonly id: string;
  readonly page?: string;
  readonly seconds?: number;
  readonly scroll?: number;
  readonly visits?: number;
  readonly languages?: readonly string[];
};
