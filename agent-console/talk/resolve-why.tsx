import { Dialog, DialogHead } from "../parts/dialog.tsx";
import { ReasonForm } from "../parts/reason-form.tsx";
import { closeOverlay } from "../state/asked.ts";
import { useDesk } from "../state/use-desk.ts";
import { resolveWords } from "../words/pass.ts";
import { resolve } from "./actions.ts";

/** Resolving a chat, and saying why. */
export function ResolveWhy({ conversationId }: { readonly conversationId: string }) {
  const desk = useDesk();
  return (
    <Dialog label={resolveWords.title} look="hand-on" onClose={closeOverlay}>
      <DialogHead title={resolveWords.title} onClose={closeOverlay} />
      <div class="reason-body">
        <ReasonForm
          words={resolveWords}
          onAct={(reason) => {
            resolve(desk, conversationId, reason);
            closeOverlay();
          }}
          onBack={closeOverlay}
        />
      </div>
    </Dialog>
  );
}
