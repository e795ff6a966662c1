import { z } from "zod";
import type { RoutingDecision } from "./routing-decision.ts";
import { hours } from "./hours.ts";
import { id, language, base } from "./schemas.ts";

/** Settings name teams and skills by a short word of their own, which never changes. */
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use small letters, digits and dashes.");
const label = z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.");

/** A whole number that people fill in: what is wrong with it is said in words they can act on. */
function whole(least: number, most: number): z.ZodNumber {
  const fits = `A whole number from ${least} to ${most}.`;
  return z.number(fits).int(fits).min(least, fits).max(most, fits);
}

const level = whole(1, 5);
const tier = whole(1, 9);
const chats = whole(1, 1_000);
const rank = whole(0, 3);
const needed = z.array(z.strictObject({ skill: slug, level })).max(10, "At most 10 skills.");

const spoken = z
  .array(z.strictObject({ tag: language, level }))
  .max(30, "At most 30 languages.")
  .refine((list) => distinct(list.map(({ tag }) => tag)), "Each language once.");

const team = z.strictObject({
  id: slug,
  name: label,
  strategy: z.enum(["least_busy", "round_robin", "longest_idle"]),
  /** Asked one after another, or everybody with room at once: the first claim has it. */
  offers: z.enum(["one_by_one", "broadcast"]),
  /** Chats all of the team may have in hand together; null: no limit of its own. */
  capacity: chats.nullable(),
  /** Null: always open. */
  hours: hours.nullable(),
  /** Chats of contacts with one of these go only to who speaks it so well, also if nobody does. */
  languages: spoken,
});

/** Where a chat belongs; what it does not say is left as it was. */
const rule = z.strictObject({
  /** Stays when it is changed or moved; without one it is new, and is given one. */
  id: z.string().min(1).max(40).optional(),
  /** `choice`: what the visitor says it is about, in these words. `page`: the address without its host begins so. `category`: of the article shown last. `words`: in the question. */
  on: z.enum(["choice", "page", "category", "words"]),
  is: z.string().trim().min(1, "Say what it is to match.").max(200, "At most 200 characters."),
  teamId: slug.nullable(),
  tier: tier.nullable(),
  skills: needed,
});

/** More to choose from than these nobody reads. */
const MOST_CHOICES = 8;

const priority = z.strictObject({
  vip: rank,
  firstTime: rank,
  plans: z
    .array(z.strictObject({ plan: label, level: rank }))
    .max(20, "At most 20 plans.")
    // As plans are compared.
    .refine((list) => distinct(list.map(({ plan }) => plan.toLowerCase())), "Each plan once."),
  /** Waiting this long is worth one level. */
  ageingMinutes: whole(1, 60),
  /** A promised answer that is due so soon goes forward; 0: none does. */
  dueSoonMinutes: whole(0, 240),
});

const limits = z.strictObject({
  offerSeconds: z
    .number("From 0.1 to 600 seconds.")
    .min(0.1, "From 0.1 to 600 seconds.")
    .max(600, "From 0.1 to 600 seconds."),
  /** How long a chat waits for a previous agent who is full; 0: not at all. */
  affinityHoldSeconds: z
    .number("From 0 to 600 seconds.")
    .min(0, "From 0 to 600 seconds.")
    .max(600, "From 0 to 600 seconds."),
  /** Offers missed in a row until an agent becomes away; 0: never. */
  missesToAway: whole(0, 20),
  /** Between the end of a chat and the next offer. */
  breathSeconds: whole(0, 600),
  /** A live chat silent for so long gives its slot back until somebody writes; 0: never. */
  quietMinutes: whole(0, 240),
  /** How long the place of a visitor is kept who goes and wants to be told by mail; 0: it is not. */
  keepHours: whole(0, 72),
  /** Pass over who was rated badly by this contact last time. */
  skipRatedBadly: z.boolean(),
  /** Ask for an agent who speaks the contact's language, if the team has one. */
  matchLanguage: z.boolean(),
});

export const routingSettings = z
  .strictObject({
    /** The first is everybody's: of agents in no team, and of chats no rule sends elsewhere. */
    teams: z.array(team).min(1, "There is always one team.").max(100, "At most 100 teams."),
    skills: z.array(z.strictObject({ id: slug, name: label })).max(100, "At most 100 skills."),
    /** The first that matches says where; later ones add what it left open. */
    rules: z.array(rule).max(200, "At most 200 rules."),
    priority,
    limits,
  })
  .superRefine(({ teams, skills, rules }, { addIssue }) => {
    const wrong = (path: (string | number)[], message: string) =>
      addIssue({ code: "custom", path, message });
    const offered = rules.filter(({ on }) => on === "choice");
    if (offered.length > MOST_CHOICES) wrong(["rules"], `At most ${MOST_CHOICES} choices.`);
    const teamIds = teams.map((one) => one.id);
    const skillIds = skills.map((one) => one.id);
    if (!distinct(teamIds)) wrong(["teams"], "Two teams have the same id.");
    if (!distinct(skillIds)) wrong(["skills"], "Two skills have the same id.");
    for (const [nth, one] of rules.entries()) {
      if (one.teamId !== null && !teamIds.includes(one.teamId))
        wrong(["rules", nth, "teamId"], "This team is no longer there.");
      for (const { skill } of one.skills)
        if (!skillIds.includes(skill)) wrong(["rules", nth, "skills"], "This skill is not there.");
    }
  });

const leave = z.strictObject({
  /** Epoch ms; null: until further notice. */
  until: z.number().int().nullable(),
  /** Who answers for them meanwhile. */
  standInId: id.nullable(),
});

/** What decides which chats an agent is for. */
export const agentRouting = z.strictObject({
  /** None: the first team. `capacity`: their own limit in it; null: none. */
  teams: z
    .array(z.strictObject({ teamId: slug, capacity: chats.nullable() }))
    .max(100)
    .refine((list) => distinct(list.map(({ teamId }) => teamId)), "Each team once."),
  skills: needed,
  languages: spoken,
  tier,
  /** Their own working hours; null: whenever they are online. */
  hours: hours.nullable(),
  leave: leave.nullable(),
});

/** Bodies of the routing requests; each answers 200 with JSON or `{ code, message }`. */
export const routingRequests = {
  /** PUT /api/routing. `revision`: of the settings these were made from. */
  settings: z.strictObject({ revision: z.number().int().min(0), settings: routingSettings }),
  /** PUT /api/routing/agents: one agent's. `base`: the capacity and routing these were made of. */
  agent: z.strictObject({ agentId: id, base, capacity: chats, routing: agentRouting }),
  /** POST /api/routing/simulate: who would get a chat, if things were so. Changes nothing. */
  simulate: z.strictObject({
    /** Null: somebody who has never been here. */
    contactId: id.nullable(),
    page: z.string().max(2_000),
    question: z.string().max(500),
    /** What they said it is about; null: nothing. */
    choice: z.string().max(200).nullable(),
    /** Of the article shown last; null: none was. */
    category: z.string().max(200).nullable(),
    language: language.nullable(),
    /** Epoch ms. */
    at: z.number().int().min(0).max(8_640_000_000_000_000),
    /** Who is there, and with how many chats; those not named are as they are now. */
    agents: z
      .array(
        z.strictObject({
          agentId: id,
          online: z.boolean(),
          load: z.number().int().min(0).max(1_000),
        }),
      )
      .max(1_000),
  }),
} as const;

export type RoutingSettings = z.infer<typeof routingSettings>;
export type TeamSettings = z.infer<typeof team>;
export type RoutingRule = z.infer<typeof rule>;
export type AgentRouting = z.infer<typeof agentRouting>;
export type SimulateRequest = z.infer<typeof routingRequests.simulate>;

/** GET /api/routing, and the answer to a change. */
export type RoutingOverview = {
  readonly revision: number;
  readonly settings: RoutingSettings;
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly capacity: number;
    readonly routing: AgentRouting;
  }[];
  /** Categories articles have, for rules. */
  readonly categories: readonly string[];
};

/** A contact the simulator can be asked about. */
export type SimulatorContact = { readonly id: string; readonly name: string };

export type Simulated = {
  readonly decision: RoutingDecision;
  readonly teamId: string;
  readonly tier: number;
  readonly position: number;
  readonly wait: { readonly fromMs: number; readonly toMs: number } | null;
};

function distinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
