import type { Companion } from "../state/company.ts";
import { locale } from "../state/here.ts";
import type { Doubt } from "../talk/before-send.ts";

const list = new Intl.ListFormat(locale, { type: "conjunction" });

const DOES: Readonly<Record<Companion["does"], readonly [one: string, many: string]>> = {
  replying: ["is writing a reply…", "are writing replies…"],
  noting: ["is writing a note…", "are writing notes…"],
  looking: ["is also looking", "are also looking"],
};

/** The words of who else is here, and of replies that could run into one another. */
export const companyWords = {
  label: "Who else is here",
  doing(company: readonly Companion[]): string {
    const groups = (["replying", "noting", "looking"] as const).flatMap((does) => {
      const names = company.filter((one) => one.does === does).map(({ name }) => name);
      const [one, many] = DOES[does];
      return names.length === 0 ? [] : [`${list.format(names)} ${names.length > 1 ? many : one}`];
    });
    return groups.join(" · ");
  },
  ask(doubt: Doubt, isRecent: boolean): string {
    if (doubt.is === "writing") return `${doubt.name} is writing a reply. Send yours anyway?`;
    const when = isRecent ? "a moment ago" : "since you began";
    return `${doubt.name} replied ${when}. Send anyway?`;
  },
  theirs: (name: string) => `What ${name} wrote`,
  send: "Send anyway",
  back: "Keep writing",
};
