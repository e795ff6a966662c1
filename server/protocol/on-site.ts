import type { Page } from "./conversation.ts";

/** So many visitors are listed, those who came last; all of them are counted. */
export const MOST_ON_SITE = 200;

/** A visitor whose chat is connected. */
export type SiteVisitor = {
  readonly contactId: string;
  readonly name: string;
  /** The site has proved who they are. */
  readonly verified: boolean;
  /** Epoch ms. */
  readonly since: number;
  /** Without what stands behind ? and #; null: not known. */
  readonly page: Page | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  /** The conversation in progress, else their latest; null: there has been none. */
  readonly conversation: SiteConversation | null;
};

export type SiteConversation = {
  readonly id: string;
  /** none: it is over. */
  readonly with: "bot" | "queue" | "agent" | "none";
  /** Who has it; null: no agent. */
  readonly agentName: string | null;
};

/** Who is on the site as it is now; kept nowhere. */
export type OnSite = {
  readonly count: number;
  /** Latest first. */
  readonly visitors: readonly SiteVisitor[];
  /** Every node has said who is there. */
  readonly whole: boolean;
};
