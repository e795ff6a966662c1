import { useEffect, useId, useRef } from "preact/hooks";
import type { Ticket } from "../../server/protocol/ticket.ts";
import { useKeys } from "../parts/use-keys.ts";
import type { Followed } from "../state/threads.ts";
import { ticketWords } from "../words/ticket.ts";
import { CASE_TABS, caseTab } from "./state/case-tab.ts";
import { CaseThread } from "./case-thread.tsx";
import { History } from "./history.tsx";
import { LinkedTab } from "./linked-tab.tsx";

type TabsProps = { readonly ticket: Ticket; readonly followed: Followed };

export function CaseTabs({ ticket, followed }: TabsProps) {
  const tab = caseTab;
  useEffect(() => () => void (caseTab.value = "conversation"), [ticket.id]);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useKeys(list, (event, frame) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    tab.value =
      CASE_TABS.at((CASE_TABS.indexOf(tab.value) + by) % CASE_TABS.length) ?? "conversation";
    frame.querySelectorAll<HTMLElement>("[role=tab]")[CASE_TABS.indexOf(tab.value)]?.focus();
  });
  const { entries, from } = followed.thread.view.value.public;
  const messages = entries.filter(({ is }) => is === "message").length;
  const counts: Readonly<Record<(typeof CASE_TABS)[number], number | string>> = {
    conversation: from > 0 ? `${messages}+` : messages,
    history: ticket.history.length,
    linked: ticket.links.length,
  };
  return (
    <section class="letters-box">
      <div class="tabs" ref={list} tabIndex={-1} role="tablist" aria-label={ticketWords.tabs}>
        {CASE_TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={tab.value === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === name ? 0 : -1}
            class={tab.value === name ? "is-on" : ""}
            onClick={() => (tab.value = name)}
          >
            {ticketWords.tab[name]} <span class="num">{counts[name]}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab.value}`}>
        {tab.value === "conversation" && <CaseThread followed={followed} />}
        {tab.value === "history" && <History ticket={ticket} />}
        {tab.value === "linked" && <LinkedTab ticket={ticket} />}
      </div>
    </section>
  );
}
