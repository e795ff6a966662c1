import { EmojiPick } from "../../ui/emoji-pick.tsx";
import style from "../../ui/emoji.css?inline";
import { adoptStyle } from "../browser.ts";
import { laterWords } from "../words/later-words.ts";

adoptStyle(style);

type EmojiPickerProps = {
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
};

export function EmojiPicker(props: EmojiPickerProps) {
  return <EmojiPick label={laterWords().composer.emoji} {...props} />;
}
