import type { LookSettings } from "../protocol/look.ts";
import type { PreChatSettings } from "../protocol/pre-chat-settings.ts";
import type { PrivacySettings } from "../protocol/privacy.ts";
import type { TypingPreviewSettings } from "../protocol/typing-preview.ts";
import type { ProactiveSettings } from "../protocol/proactive.ts";
import type { PushKeys } from "./push-record.ts";
import type { KnowledgeSettings } from "../protocol/articles.ts";
import type { AskedSite } from "../protocol/registers.ts";
import type { RoutingSettings } from "../protocol/routing.ts";

/** The installation's own record. */
export type WorkspaceRecord = {
  readonly id: "workspace";
  readonly name: string;
  readonly siteKey: string;
  readonly demo: boolean;
  readonly origins: readonly string[];
  /** Sites that asked for the chat and may not show it, and when (epoch ms), newest first; not there: none. */
  readonly asked?: readonly AskedSite[];
  /** What the site signs with whom it vouches for; made when it is first needed. */
  readonly identitySecret?: string;
  /** Number in the last ticket reference given out. */
  readonly lastReference: number;
  /** What the tokens in addresses for answers are signed with; made when it is first needed. */
  readonly mailSecret?: string;
  /** Who gets which chat; not there: as it is for a new installation. `revision` counts changes. */
  readonly routing?: { readonly revision: number; readonly settings: RoutingSettings };
  /** How the bot decides; not there: as it is for a new installation. */
  readonly knowledge?: KnowledgeSettings;
  /** How the chat looks; not there: as it is for a new installation. `revision` counts changes. */
  readonly look?: { readonly revision: number; readonly settings: LookSettings };
  /** What is asked before a person is called; not there: nothing. `revision` counts changes. */
  readonly preChat?: { readonly revision: number; readonly settings: PreChatSettings };
  /** What visitors are shown unasked; not there: nothing. `revision` counts changes. */
  readonly proactive?: { readonly revision: number; readonly settings: ProactiveSettings };
  /** What is to be seen while a visitor writes; not there: nothing. `revision` counts changes. */
  readonly typingPreview?: { readonly revision: number; readonly settings: TypingPreviewSettings };
  /** What of contacts only supervisors are shown; not there: nothing. `revision` counts changes. */
  readonly privacy?: { readonly revision: number; readonly settings: PrivacySettings };
  /** Every browser's subscription is tied to them; made when they are first needed. */
  readonly pushKeys?: PushKeys;
  /** The folder the articles were last kept in step with. */
  readonly articlesFolder?: string;
  /** The articles a new installation begins with have been put there, once. */
  readonly seeded?: true;
};
