import { EmojiPick } from "../../widget/ui/emoji-pick.tsx";
import { SmileIcon } from "../../widget/ui/icons-talk.tsx";
import { Pop } from "../parts/pop.tsx";
import { chatWords } from "../words/from-chat.ts";

type EmojiProps = {
  readonly field: { readonly current: HTMLTextAreaElement | null };
  readonly onType: (text: string) => void;
};

/** A button of the writer: an emoji goes where the caret is, and writing goes on behind it. */
export function InsertEmoji({ field, onType }: EmojiProps) {
  const put = (emoji: string) => {
    const { current } = field;
    if (current === null) return;
    current.setRangeText(emoji, current.selectionStart, current.selectionEnd, "end");
    onType(current.value);
    current.focus();
  };
  return (
    <Pop
      label={chatWords.emoji}
      icon={<SmileIcon />}
      triggerClass="tool sm emoji-tool"
      look="emoji-pop"
    >
      {(close) => (
        <EmojiPick
          label={chatWords.emoji}
          onClose={close}
          onPick={(emoji) => {
            close();
            put(emoji);
          }}
        />
      )}
    </Pop>
  );
}
