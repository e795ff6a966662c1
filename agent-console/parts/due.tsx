import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { SlaClock } from "../../server/protocol/sla.ts";
import { isOverdue } from "../state/due.ts";
import { minute, now, times } from "../state/here.ts";
import { clockWords, slaWords } from "../words/sla.ts";

/** How much time is left for a promise; amber once people were warned, red when it is late. */
export function Due({
  clock,
  named = false,
}: {
  readonly clock: SlaClock;
  readonly named?: boolean;
}) {
  const { metric, dueAt, leftMs, warnedAt } = clock;
  const { late, words } = useAtEachSecond(clock);
  const look = late ? "late" : leftMs !== null ? "still" : warnedAt !== null ? "soon" : "";
  const title =
    dueAt === null
      ? slaWords.metrics[metric]
      : slaWords.due(metric, times.full(dueAt, minute.value));
  return (
    <span class={`due num ${look}`} title={title}>
      <i aria-hidden="true" />
      {named && <span class="due-name">{slaWords.metrics[metric]}</span>}
      {words}
    </span>
  );
}

/** Looked at each second, drawn anew only when it says something else. */
function useAtEachSecond(clock: SlaClock) {
  const [late, words] = useMemo(
    () => [
      computed(() => isOverdue(clock, now.value)),
      computed(() => clockWords(clock, now.value)),
    ],
    [clock],
  );
  return { late: late.value, words: words.value };
}
