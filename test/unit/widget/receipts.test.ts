import { describe, expect, it } from "vitest";
import type { Author, Receipt } from "../../../server/protocol/conversation.ts";
import { EMPTY_PUBLIC, type ConversationView, type Entry } from "../../../server/protocol/view.ts";
import { createLooked } from "../../../widget/panel/state/looked.ts";
import { unreadOf } from "../../../widget/panel/state/reading.ts";
import { createReceipts } from "../../../widget/panel/state/receipts.ts";
import { memoryShelf } from "../../support/device.ts";

const mei: Author = { kind: "agent", id: "mei", name: "Mei" };

function view(
  authors: readonly Author[],
  visitor: Receipt = { delivered: 0, seen: 0 },
): ConversationView {
  const entries = authors.map((author, index): Entry => {
    const seq = index + 1;
    return {
      is: "message",
      seq,
      at: seq,
      message: { id: `m${seq}`, author, body: { type: "text", text: "x" } },
    };
  });
  const receipts = { visitor, agent: { delivered: 0, seen: 0 } };
  return {
    id: "c",
    contactId: "k",
    startedAt: 0,
    internal: null,
    public: { ...EMPTY_PUBLIC, seq: authors.length, entries, receipts },
  };
}

/** Sends are noted; time passes when told. */
function ports(shelf = memoryShelf()) {
  const looked = createLooked(shelf, "looked:");
  const network = { isUp: true };
  const sent: Receipt[] = [];
  const timers: (() => void)[] = [];
  const receipts = createReceipts({
    send: (_id, receipt) => sent.push(receipt),
    after: (_ms, work) => timers.push(work),
    online: () => network.isUp,
    looked,
  });
  return {
    receipts,
    looked,
    network,
    sent,
    pass: () => timers.splice(0).forEach((work) => work()),
  };
}

describe("receipts", () => {
  it("what came is delivered; seen only once it is looked at", () => {
    const { receipts, sent, pass } = ports();
    const held = view([{ kind: "visitor" }, mei]);
    receipts.now([held], null);
    expect(sent).toEqual([{ delivered: 2, seen: 0 }]);
    pass();
    receipts.now([held], "c");
    expect(sent.at(-1)).toEqual({ delivered: 2, seen: 2 });
  });

  it("one's own words are no reason for a receipt", () => {
    const { receipts, sent } = ports();
    receipts.now([view([{ kind: "visitor" }])], "c");
    expect(sent).toEqual([]);
  });

  it("many at once go out as one, with the newest numbers, when the pause is over", () => {
    const { receipts, sent, pass } = ports();
    receipts.now([view([mei])], "c");
    receipts.now([view([mei, mei])], "c");
    receipts.now([view([mei, mei, mei])], "c");
    expect(sent).toEqual([{ delivered: 1, seen: 1 }]);
    pass();
    expect(sent).toEqual([
      { delivered: 1, seen: 1 },
      { delivered: 3, seen: 3 },
    ]);
  });

  it("what was said is not said again, until a new connection", () => {
    const { receipts, sent, pass } = ports();
    const held = view([mei]);
    receipts.now([held], "c");
    pass();
    receipts.now([held], "c");
    expect(sent).toHaveLength(1);
    receipts.again();
    expect(sent).toHaveLength(2);
  });

  it("what the server has confirmed is never said", () => {
    const { receipts, sent } = ports();
    receipts.now([view([mei], { delivered: 1, seen: 1 })], "c");
    expect(sent).toEqual([]);
  });

  it("never goes back when one looks away", () => {
    const { receipts, sent, pass } = ports();
    receipts.now([view([mei])], "c");
    pass();
    receipts.now([view([mei, mei])], null);
    expect(sent.at(-1)).toEqual({ delivered: 2, seen: 1 });
  });
});

describe("WE1: what was looked at", () => {
  const came = view([mei]);
  const more = view([mei, mei]);

  it("is told at once when they look away, though the pause is not over", () => {
    const { receipts, sent } = ports();
    receipts.now([came], null);
    receipts.now([came], "c");
    receipts.now([came], null);
    expect(sent).toEqual([
      { delivered: 1, seen: 0 },
      { delivered: 1, seen: 1 },
    ]);
  });

  it("counts as read before the server knows, and no further than it was looked at", () => {
    const { receipts, looked } = ports();
    receipts.now([came], "c");
    receipts.now([more], null);
    expect(unreadOf(looked.over(came))).toEqual([]);
    expect(unreadOf(looked.over(more)).map(({ seq }) => seq)).toEqual([2]);
  });

  it("without a connection is told at the next, also of a page loaded anew", () => {
    const shelf = memoryShelf();
    const before = ports(shelf);
    before.network.isUp = false;
    before.receipts.now([came], "c");
    before.receipts.now([came], null);
    expect(before.sent).toEqual([]);
    const next = ports(shelf);
    next.receipts.now([more], null);
    expect(unreadOf(next.looked.over(more)).map(({ seq }) => seq)).toEqual([2]);
    expect(next.sent).toEqual([{ delivered: 2, seen: 1 }]);
  });

  it("is let go of once the server knows", () => {
    const shelf = memoryShelf();
    const { receipts } = ports(shelf);
    receipts.now([came], "c");
    expect(shelf.keys()).toEqual(["looked:c"]);
    receipts.now([view([mei], { delivered: 1, seen: 1 })], null);
    expect(shelf.keys()).toEqual([]);
  });
});

describe("unread", () => {
  it("counts what others, bot included, wrote behind the last seen", () => {
    const held = view([mei, { kind: "visitor" }, { kind: "bot" }, mei], { delivered: 4, seen: 1 });
    expect(unreadOf(held).map(({ seq }) => seq)).toEqual([3, 4]);
  });
});
