import { useEffect } from "preact/hooks";
import { isVisible, onVisible } from "../browser.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";

/** A ticket that is open before an agent has been seen by us. */
export function useSeenTicket({ thread }: Followed): void {
  const { receipts } = useDesk();
  const view = thread.view.value;
  useEffect(() => {
    const look = () => {
      if (view.public.phase.is === "ticketed") receipts.tell(thread.view.value, isVisible());
    };
    look();
    return onVisible(look);
  }, [view]);
}
