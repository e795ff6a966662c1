import { signal } from "@preact/signals";

export const CASE_TABS = ["conversation", "history", "linked"] as const;
type CaseTab = (typeof CASE_TABS)[number];

/** What is shown of the ticket that is open; the next one begins with its conversation. */
export const caseTab = signal<CaseTab>("conversation");
