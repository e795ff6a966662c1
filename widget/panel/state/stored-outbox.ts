import { createOutbox, type Outbox, type OutboxPorts } from "../../link/outbox.ts";
import { storedApart } from "../../link/stored-apart.ts";
import { alone, lasting, onStored, outboxKeys } from "../browser.ts";
import { readItems } from "./outbox-items.ts";

/** The outbox of one site in this browser, shared by its tabs; one of them sends. */
export function storedOutbox(site: string, send: OutboxPorts["send"]): Outbox {
  const prefix = outboxKeys(site);
  const outbox = createOutbox({
    ...storedApart(lasting, { prefix, parse: (text) => readItems(`[${text}]`) }),
    send,
    alone: (work) => alone(prefix, work),
  });
  onStored(prefix, (isNew) => {
    outbox.reload();
    // The tab it was written in may die before it is sent: stand in line.
    if (isNew) outbox.flush();
  });
  return {
    ...outbox,
    // Only what would outlive the browser being killed is shown as taken.
    async put(...unsent) {
      await Promise.all(
        unsent.map((item) =>
          lasting.keep?.(prefix + item.id, JSON.stringify({ ...item, state: "waiting" })),
        ),
      );
      outbox.put(...unsent);
    },
  };
}
