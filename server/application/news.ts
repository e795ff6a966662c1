import type { Step } from "../domain/consequences.ts";
import type { Change, News } from "./ports.ts";

type Happened = Extract<News, { readonly is: "happened" }>;

export type Told = {
  readonly step: Step;
  readonly changes: readonly Change<unknown>[];
  readonly answered: Happened["answered"];
  readonly privacy: Happened["privacy"];
};

const MOVING: ReadonlySet<string> = new Set(["routing:decided", "offer:ended", "topic:chosen"]);

/** What one committed step has to tell. */
export function newsOf({ step, changes, answered, privacy }: Told): readonly News[] {
  const { after, logged } = step;
  // Offers, also those to everybody at once, are somebody's to answer now.
  const moved =
    step.before?.state.is !== after.state.is || logged.some(({ event }) => MOVING.has(event.type));
  return [
    {
      is: "happened",
      contactId: after.contactId,
      conversationId: after.id,
      logged,
      answered,
      privacy,
    },
    ...changes.map(({ kind, id }): News => ({
      is: "changed",
      kind,
      id,
      contactId: after.contactId,
      urgent: moved,
    })),
  ];
}
