import { ClipIcon } from "../../widget/ui/icons-files.tsx";
import { DocIcon } from "../../widget/ui/icons-home.tsx";
import { SmileIcon } from "../../widget/ui/icons-talk.tsx";
import { WRITER_TOOLS, writer } from "../state/asked.ts";
import { moreCommandWords as words } from "../words/command-more.ts";
import type { Command } from "./command.ts";

const ICONS = { attach: ClipIcon, article: DocIcon, emoji: SmileIcon } as const;
const ALSO = {
  attach: words.attachAlso,
  article: words.articleAlso,
  emoji: words.emojiAlso,
} as const;

/** What the writer on screen can put in, as if its button were pressed. */
export function insertions(): readonly Command[] {
  return WRITER_TOOLS.filter((tool) => writer.has?.(tool) === true).map((tool) => ({
    id: tool,
    group: "conversation",
    label: words[tool],
    also: ALSO[tool],
    icon: ICONS[tool],
    whenTyped: true,
    run: () => writer.use?.(tool),
  }));
}
