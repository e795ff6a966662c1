import type { SimulateRequest } from "../../../server/protocol/routing.ts";

/** What somebody made up. */
export type Question = {
  readonly contactId: string | null;
  readonly page: string;
  readonly question: string;
  /** What they said it is about; null: nothing. */
  readonly choice: string | null;
  /** Of the article shown last; null: none was. */
  readonly category: string | null;
  readonly language: string | null;
  /** As the field for day and time has it; null: now. */
  readonly at: string | null;
  /** Who is otherwise than now. */
  readonly agents: ReadonlyMap<string, { readonly online: boolean; readonly load: number }>;
};

export const NOTHING_ASKED: Question = {
  contactId: null,
  page: "/",
  question: "",
  choice: null,
  category: null,
  language: null,
  at: null,
  agents: new Map(),
};

export type AskedProps = {
  readonly asked: Question;
  readonly set: (change: Partial<Question>) => void;
};

/** Null: the time is none. @param instantIn reads the field for day and time */
export function requestOf(
  { at, agents, page, question, ...asked }: Question,
  now: number,
  instantIn: (text: string) => number | null,
): SimulateRequest | null {
  const instant = at === null ? now : instantIn(at);
  if (instant === null) return null;
  return {
    ...asked,
    page: page.trim(),
    question: question.trim(),
    at: instant,
    agents: [...agents].map(([agentId, one]) => ({
      agentId,
      online: one.online,
      load: Math.max(0, Math.floor(one.load)),
    })),
  };
}
