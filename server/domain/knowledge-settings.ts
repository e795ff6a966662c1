import type { KnowledgeSettings } from "../protocol/articles.ts";
import type { WorkspaceRecord } from "./workspace-record.ts";

/** Fixed before any question was seen. */
export const DEFAULT_SETTINGS: KnowledgeSettings = { strictness: "medium", fallbackLanguage: "en" };

/** How the bot decides, and in which language it falls back. */
export function knowledgeSettings({
  knowledge,
}: Pick<WorkspaceRecord, "knowledge">): KnowledgeSettings {
  return knowledge ?? DEFAULT_SETTINGS;
}
