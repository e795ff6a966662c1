import { effect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Macro, MacroAction } from "../../../server/protocol/macros.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import type { ConversationView } from "../../../server/protocol/view.ts";
import { newId } from "../../../widget/link/ids.ts";
import { AlertIcon } from "../../../widget/ui/icons.tsx";
import { clock } from "../../browser.ts";
import { planOf, updateIn, type Planned } from "../../command/macro-plan.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { closeOverlay, writer } from "../../state/asked.ts";
import type { Desk } from "../../state/desk.ts";
import { activeAgents } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { doubtsOf } from "../../talk/before-send.ts";
import { valuesFor } from "../../talk/canned.ts";
import { mayReply, standingOf } from "../../talk/standing.ts";
import { companyWords } from "../../words/company.ts";
import { actionWords, hindranceWords, macroWords } from "../../words/macros.ts";

type DialogProps = { readonly conversationId: string; readonly macroId: string };

/** What a macro would do to this conversation; it is done when that is agreed to. */
export function MacroDialog({ conversationId, macroId }: DialogProps) {
  const desk = useDesk();
  const { registers, threads } = desk;
  const macro = registers.toolkit.value.macros.find(({ id }) => id === macroId);
  const followed = threads.followed.value.get(conversationId);
  const since = useRef<number | null>(null);
  if (macro === undefined || followed === undefined) return null;
  const view = followed.thread.view.value;
  since.current ??= view.public.seq;
  const ticket = ticketOf(desk, conversationId);
  const plan = planHere(desk, { macro, view, ticket });
  const able = plan.filter(({ hindrance }) => hindrance === null).map(({ action }) => action);
  const company = followed.company.value;
  const doubts = able.some((action) => action.does === "reply" && action.send)
    ? doubtsOf({ view, me: desk.account.id, company, since: since.current })
    : [];
  const run = () => {
    closeOverlay();
    void carryOut(desk, { macro, view, ticket, actions: able });
  };
  return (
    <Dialog label={macro.name} look="hand-on macro" onClose={closeOverlay}>
      <h2 dir="auto">{macro.name}</h2>
      <p class="soft">{macroWords.will}</p>
      <ul class="macro-plan">
        {plan.map((planned) => (
          <Line key={planned.action.does} planned={planned} />
        ))}
      </ul>
      {doubts.slice(0, 1).map((doubt) => (
        <div key={doubt.key} class="send-question" role="alert">
          <p>
            <AlertIcon small />
            {companyWords.ask(doubt, true)}
          </p>
        </div>
      ))}
      <p class="row-ends">
        <button
          type="button"
          class="btn btn-main"
          aria-disabled={able.length === 0}
          onClick={() => able.length > 0 && run()}
        >
          {able.length < plan.length ? macroWords.doRest : macroWords.doIt}
        </button>
        <button type="button" class="btn btn-bare" onClick={closeOverlay}>
          {macroWords.cancel}
        </button>
      </p>
    </Dialog>
  );
}

function Line({ planned: { action, hindrance } }: { readonly planned: Planned }) {
  const { registers } = useDesk();
  const nameOf = (id: string) => registers.agents.value.get(id)?.name ?? "";
  const how = action.does === "reply" ? (action.send ? macroWords.sends : macroWords.puts) : null;
  return (
    <li class={hindrance === null ? "" : "cannot"}>
      <b class="strong">{macroWords.does[action.does]}</b>
      <span dir="auto">
        {actionWords(action, nameOf)}
        {how !== null && <small class="soft">{how}</small>}
        {hindrance !== null && <small class="wrong">{hindranceWords(hindrance)}</small>}
      </span>
    </li>
  );
}

function ticketOf({ registers }: Desk, conversationId: string): Ticket | null {
  const tickets = [...registers.tickets.value.values()];
  return tickets.find((one) => one.conversationId === conversationId) ?? null;
}

type Here = {
  readonly macro: Macro;
  readonly view: ConversationView;
  readonly ticket: Ticket | null;
};

function planHere(desk: Desk, { macro, view, ticket }: Here): readonly Planned[] {
  const { account, registers } = desk;
  return planOf(macro, {
    ticket,
    mayReply: ticket?.status !== "closed" && mayReply(standingOf(view, account.id)),
    values: valuesFor(registers, { view, agent: account.name }),
    me: account.id,
    agentIds: new Set(activeAgents(registers).map(({ id }) => id)),
  });
}

/** A reply moves its ticket (SPEC T5): what the macro sets has the last word, so it is set behind it. */
async function carryOut(
  desk: Desk,
  { macro, view, ticket, actions }: Here & { readonly actions: readonly MacroAction[] },
): Promise<void> {
  const refused: MacroAction["does"][] = [];
  for (const action of actions) {
    if (action.does === "note" && !(await post(desk, view.id, { kind: "note", ...action })))
      refused.push(action.does);
    if (action.does !== "reply") continue;
    if (!action.send) put(desk, view.id, action.text);
    else if (!(await post(desk, view.id, { kind: "message", ...action })))
      refused.push(action.does);
  }
  const change = updateIn(actions);
  if (change !== null && ticket !== null) {
    const reply = await desk.attempt("ticket:update", { ticketId: ticket.id, ...change });
    if (!reply.ok) {
      const kept = new Set(["reply", "note"]);
      refused.push(...actions.map(({ does }) => does).filter((does) => !kept.has(does)));
    }
  }
  const what = refused.map((does) => macroWords.does[does].toLowerCase()).join(", ");
  desk.toasts.say(what === "" ? macroWords.done(macro.name) : macroWords.notAll(macro.name, what));
}

/** Through the outbox; resolves when it is acknowledged (true) or refused (false). */
function post(
  { outbox }: Desk,
  conversationId: string,
  { kind, text }: { readonly kind: "note" | "message"; readonly text: string },
): Promise<boolean> {
  const id = newId();
  outbox.put({ id, conversationId, kind, text, writtenAt: clock() });
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    stop = effect(() => {
      const item = outbox.items.value.find((one) => one.id === id);
      if (item !== undefined && item.state !== "failed") return;
      resolve(item === undefined);
      queueMicrotask(() => stop?.());
    });
  });
}

function put({ drafts }: Desk, conversationId: string, text: string): void {
  const draft = drafts.of(conversationId).value;
  const reply = draft.reply.trim() === "" ? text : `${draft.reply.trimEnd()}\n\n${text}`;
  drafts.set(conversationId, { ...draft, mode: "reply", reply });
  writer.begin?.("reply");
}
