import { signal } from "@preact/signals";
import type { EmojiPicker } from "./emoji.tsx";

const picker = signal<typeof EmojiPicker | null>(null);

/** The picker, fetched when it is first opened; asked for again the next time if it did not come. */
export function EmojiDoor(props: Parameters<typeof EmojiPicker>[0]) {
  if (picker.value === null)
    import("./emoji.tsx").then(
      (file) => (picker.value = file.EmojiPicker),
      () => props.onClose(),
    );
  return picker.value === null ? null : <picker.value {...props} />;
}
