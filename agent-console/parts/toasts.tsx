import { CloseIcon } from "../../widget/ui/icons.tsx";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";

/** What just happened, said once. The region is always there, so that it is heard. */
export function ToastList() {
  const { toasts } = useDesk();
  return (
    <div class="toasts" role="status" aria-atomic="false">
      {toasts.shown.value.map(({ id, text, action }) => (
        <p key={id} class="toast arrive">
          <span>{text}</span>
          {action !== null && (
            <button
              type="button"
              class="toast-action"
              // Of two that offer the same, each says what it is about.
              aria-label={commonWords.about(action.label, text)}
              onClick={() => {
                toasts.dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <button
            type="button"
            class="tool sm"
            aria-label={commonWords.about(commonWords.dismiss, text)}
            onClick={() => toasts.dismiss(id)}
          >
            <CloseIcon small />
          </button>
        </p>
      ))}
    </div>
  );
}
