/** What hostile texts are put into, to fill a shop with. */
import type { Hours } from "../../server/protocol/hours.ts";
import type { RoutingOverview } from "../../server/protocol/routing.ts";
import { randomIds } from "../../server/random-ids.ts";
import { png } from "../support/files.ts";
import type { Dealer } from "../support/script-payloads.ts";

/** Two teams with hours and a day of their own. */
export function teamsLike({ teams: [like] }: RoutingOverview["settings"], deal: Dealer) {
  if (like === undefined) return [];
  const day = [{ from: "09:00", to: "17:00" }];
  const special: Hours["special"] = [
    { every: "year", name: deal.one(80), month: 12, day: 24, intervals: [] },
  ];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const hours = { timeZone: "Europe/Riga", week, special };
  return ["desk", "shop"].map((id) => ({ ...like, id, name: deal.one(60), hours }));
}

/** A promise that holds for a plan and a tag. */
export function policy(name: string, plan: string, tag: string) {
  return {
    id: "policy",
    name,
    when: { priorities: [], teamIds: [], plans: [plan], tags: [tag] },
    targets: { first: 60, next: null, resolution: null },
    clock: "always",
    pauseOnHold: false,
    warnMinutes: 0,
    escalate: { priority: null, teamId: null, tier: null },
  };
}

/** Inside everything a text can stand in. */
export function inMarkdown(text: string, nth: number): string {
  const ways = [
    text,
    `# ${text}`,
    `- ${text}\n- ${text}`,
    `1. **${text}**`,
    `> ${text}`,
    `*${text}* and \`${text}\``,
    `[${text}](https://x.example/)`,
    `\`\`\`\n${text}\n\`\`\``,
    `| ${text} | b |\n|---|---|\n| ${text} | c |`,
  ];
  return ways[nth % ways.length] ?? text;
}

/** Variables are the one thing a reply may not have that are not there. */
export function unvaried(text: string): string {
  return text.replaceAll("{{", "{ {");
}

/** An address with the text as it is, as far as an address can have it. */
export function pageOf(text: string): string {
  const url = `https://shop.example/?q=${text}`;
  return URL.canParse(url) ? url.slice(0, 2_000) : "https://shop.example/";
}

/** To the shop, with a picture; every word of it a text. */
export function someMail(
  { from, to }: { readonly from: string; readonly to: string },
  deal: Dealer,
): string {
  const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
  const html = deal.many(5).join("<p>");
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return [
    `From: ${word(deal.one(60))} <${from}>`,
    `To: <${to}>`,
    `Subject: ${word(deal.one(100))}`,
    `Message-ID: <${randomIds.id()}@example.com>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(html),
    "--b",
    `Content-Type: image/png; name="${word(deal.one(60))}"`,
    `Content-Disposition: attachment; filename="${word(deal.one(60))}"`,
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(png()).toString("base64"),
    "--b--",
  ].join("\r\n");
}
