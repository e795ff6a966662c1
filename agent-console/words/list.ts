import type { Order } from "../state/prefs.ts";

/** The words of the order of lists. */
export const orderWords = {
  title: "Order of the list",
  orders: {
    turn: "What needs a reply first",
    newest: "Newest first",
    oldest: "Oldest first",
  } satisfies Record<Order, string>,
};
