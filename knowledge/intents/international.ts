import type { Intent, SpokenIntent } from "./intent.ts";
import { LAUGHING } from "./laughter.ts";
import { listed } from "./phrases.ts";

/** What people everywhere write among their own words. An own phrase of the language comes first. */
export const international: Readonly<Record<SpokenIntent | "filler", readonly string[]>> = {
  person: listed("agent, live agent, support agent, customer service, live chat, helpdesk"),
  frustration: listed("wtf, ffs, fuck, shit, bullshit"),
  yes: listed("ok, okay, okey, yes, yep, super, top, perfect"),
  no: listed("nope"),
  greeting: listed("hi, hello, hey, hallo, help"),
  thanks: listed("thanks, thank you, thx, thanx, tnx, ty, merci"),
  goodbye: listed("bye, bye bye, ciao"),
  filler: listed("please, pls, plz, sorry, omg, wow, hmm, bot, chatbot, chat, now"),
};

/** What a sign says by itself. Skin tones and variation selectors are dropped before. */
export const signs: ReadonlyMap<string, Intent> = new Map([
  ...["👍", "👌", "✅", "✔", "💯"].map((sign) => [sign, "yes"] as const),
  ...["👎", "❌"].map((sign) => [sign, "no"] as const),
  ...["🙏", "❤"].map((sign) => [sign, "thanks"] as const),
  ["👋", "greeting"],
  ...[LAUGHING, "🤣", "😆", "😅", "😹"].map((sign) => [sign, "laughter"] as const),
  ...["😡", "🤬", "😠", "👿", "😤", "🖕", "💩", "💢"].map((sign) => [sign, "frustration"] as const),
]);
