import type {
  VisitorCommands,
  VisitorReplies,
  VisitorServerToClient,
} from "../../server/protocol/visitor.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { newId } from "../../widget/link/ids.ts";
import { connect } from "../../widget/link/link.ts";
import type { OutboxItem } from "../../widget/link/outbox.ts";
import { mayWorkLater, sendItem, type VisitorLink } from "../../widget/panel/state/sending.ts";
import { createThreads } from "../../widget/panel/state/threads.ts";
import {
  createdOutbox,
  dropRefused,
  isSettled,
  MOST_WAITING,
  noteSeen,
  SAYS,
  written,
  type Setting,
  type Somebody,
} from "./kill-person.ts";

const PAGE = { url: "https://shop.example/tents", title: "Tents" };

const ASKS = [
  "How long does delivery take?",
  "Can I return my boots?",
  "My tent pole snapped, what now?",
  "Do you ship to Norway?",
];
const MISSES = ["Blorf glimmet, quandle?", "Zwirb onder fnord", "Vexil hamp trondle morp"];

export function createVisitor(
  { url, who, dice, lines }: Setting,
  { token, site }: { readonly token: string; readonly site: string },
): Somebody {
  let current: string | null = null;
  const link: VisitorLink = connect<VisitorCommands, VisitorReplies, VisitorServerToClient>({
    url,
    namespace: "/visitor",
    auth: { token, site },
    manager: { extraHeaders: { origin: url } },
    catchUp,
  });
  const threads = createThreads(async (conversationId, after) => {
    const reply = await link.request("conversation:sync", { conversationId, after });
    if (reply.ok) return reply.value;
    return mayWorkLater(reply) ? null : "gone";
  });
  const ports = {
    page: () => PAGE,
    newId,
    began: (_asked: string, id: string) => began(id),
    moved: (_from: string, to: string) => void (current = to),
  };
  const outbox = createdOutbox(link, (item) => {
    const request: VisitorLink["request"] = async (event, payload) => {
      const reply = await link.request(event, payload);
      if (reply.ok)
        acked(item, {
          conversationId: item.conversationId,
          ...(reply.value as { readonly conversationId?: string; readonly seq: number }),
        });
      return reply;
    };
    return sendItem(item, { ...ports, request });
  });
  lines.write({ is: "visitor", who, token });
  link.on("conversation:happened", (envelope) => {
    threads.happened(envelope);
    noteSeen({ who, lines }, envelope);
  });
  link.on("heartbeat:sent", threads.heard);

  async function catchUp(): Promise<boolean> {
    const reply = await link.request("session:open", {
      language: "en",
      timeZone: null,
      page: PAGE,
    });
    if (!reply.ok) return false;
    if (reply.value.current !== null) threads.take(reply.value.current);
    current = reply.value.current?.id ?? current;
    await threads.catchUp();
    return true;
  }

  function began(id: string): void {
    threads.open(id);
    current = id;
  }

  function acked(
    { id, text }: OutboxItem,
    { conversationId, seq }: { readonly conversationId: string; readonly seq: number },
  ): void {
    lines.write({ is: "acked", who, id, text, conversationId, log: "public", seq });
  }

  function write(kind: "start" | "message", words: readonly string[]): void {
    current ??= newId();
    outbox.put(written(current, kind, dice.pick(words)));
  }

  function begin(): void {
    current = null;
    if (dice.chance(0.2))
      void link
        .request("conversation:start", {
          conversationId: newId(),
          message: null,
          person: true,
          page: PAGE,
        })
        .then((reply) => reply.ok && began(reply.value.conversationId));
    else write("start", dice.chance(0.5) ? ASKS : MISSES);
  }

  function withBot({ id, public: { entries } }: ConversationView): void {
    const last = entries.at(-1);
    const answered =
      last?.is === "message" && last.message.body.type === "answer" ? last.message.id : null;
    if (answered !== null && dice.chance(0.3))
      void link.request("answer:judge", {
        conversationId: id,
        messageId: answered,
        helped: dice.chance(0.3),
      });
    else if (dice.chance(0.1)) void link.request("person:request", { conversationId: id });
    else write("message", dice.chance(0.4) ? ASKS : MISSES);
  }

  function goOn(view: ConversationView): void {
    switch (view.public.phase.is) {
      case "bot":
        return withBot(view);
      case "waiting":
        return dice.chance(0.2) ? write("message", SAYS) : undefined;
      case "live":
        return dice.chance(0.1)
          ? void link.request("receipt:advance", {
              conversationId: view.id,
              delivered: view.public.seq,
              seen: view.public.seq,
            })
          : write("message", SAYS);
      case "ticketed":
        return dice.chance(0.3) ? write("message", SAYS) : begin();
      case "resolved":
        return begin();
    }
  }

  return {
    status: link.status,
    act() {
      dropRefused({ who, lines }, outbox);
      if (outbox.items.value.length >= MOST_WAITING) return;
      const view = current === null ? undefined : threads.all.value.get(current)?.view.value;
      if (view !== undefined && view.public.seq > 0) goOn(view);
      else if (current === null && link.status.value === "online") begin();
    },
    hurry: () => void (link.status.value !== "online" && link.renew()),
    isSettled: () => isSettled(link, outbox),
    async writeViews() {
      for (const thread of threads.all.value.values()) {
        if (!(await thread.catchUp())) return false;
        lines.write({ is: "view", who, view: thread.view.value });
      }
      return true;
    },
    close: link.close,
  };
}
