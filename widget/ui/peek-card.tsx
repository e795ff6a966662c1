import { Avatar } from "./avatar.tsx";
import { CloseIcon } from "./icons-home.tsx";

type PeekCardProps = {
  readonly name: string;
  readonly text: string;
  readonly dismissLabel: string;
  readonly onOpen: () => void;
  readonly onDismiss: () => void;
};

/** A message above the closed launcher: the whole of it opens the chat. */
export function PeekCard({ name, text, dismissLabel, onOpen, onDismiss }: PeekCardProps) {
  return (
    <>
      <button type="button" class="say" onClick={onOpen}>
        <Avatar name={name} size={40} />
        <span class="grow">
          <b class="strong">
            <bdi>{name}</bdi>
          </b>
          <span class="few-lines" dir="auto">
            {text}
          </span>
        </span>
      </button>
      <button type="button" class="tool" aria-label={dismissLabel} onClick={onDismiss}>
        <CloseIcon small />
      </button>
    </>
  );
}
