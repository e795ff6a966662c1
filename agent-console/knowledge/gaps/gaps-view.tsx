import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Gap } from "../../../server/protocol/articles.ts";
import { focused } from "../../browser.ts";
import { Bones, Empty } from "../../parts/empty.tsx";
import { useKeys } from "../../parts/use-keys.ts";
import { href, onPhone } from "../../state/here.ts";
import { languageName } from "../../words/common.ts";
import { gapWords } from "../../words/gaps.ts";
import { useKnowledge } from "../state/store.ts";
import { GapPane } from "./gap-pane.tsx";

/** What people asked and did not find, the dearest first; beside it the one that is open. */
export function GapsView({ chosen }: { readonly chosen: string | null }) {
  const { gaps } = useKnowledge();
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  if (gaps.value === null) return <Bones rows={5} />;
  const shown = gaps.value.filter(({ id }) => !hidden.value.has(id));
  if (shown.length === 0) return <Empty {...gapWords.empty} />;
  const named = shown.find(({ id }) => id === chosen);
  const open = named ?? (onPhone.value ? undefined : shown[0]);
  return (
    <div class={`gaps${named === undefined ? "" : " one-open"}`}>
      <div class="gaps-list">
        <Figures gaps={shown} />
        <GapList gaps={shown} open={open?.id ?? null} />
      </div>
      {open !== undefined && <GapPane key={open.id} gap={open} hide={hider(hidden)} />}
    </div>
  );
}

/** Hides a gap, and shows it again. */
function hider(hidden: Signal<ReadonlySet<string>>) {
  return (id: string, isHidden: boolean) => {
    const next = new Set(hidden.value);
    if (isHidden) next.add(id);
    else next.delete(id);
    hidden.value = next;
  };
}

function Figures({ gaps }: { readonly gaps: readonly Gap[] }) {
  const sum = (of: (gap: Gap) => number) => gaps.reduce((all, gap) => all + of(gap), 0);
  return (
    <dl class="gap-figures">
      <div>
        <dd class="num">{sum(({ times }) => times)}</dd>
        <dt>{gapWords.wentPast}</dt>
      </div>
      <div>
        <dd class="num">{gapWords.time(sum(({ cost }) => cost))}</dd>
        <dt>{gapWords.ofTime}</dt>
      </div>
      <div>
        <dd class="num">{gaps.length}</dd>
        <dt>{gapWords.groups(gaps.length)}</dt>
      </div>
    </dl>
  );
}

function GapList({ gaps, open }: { readonly gaps: readonly Gap[]; readonly open: string | null }) {
  const frame = useRef<HTMLDivElement>(null);
  useKeys(frame, step);
  return (
    <div class="box gap-rows" ref={frame}>
      <ol>
        {gaps.map((gap, index) => (
          <li key={gap.id}>
            <a
              class={`gap-row${gap.id === open ? " is-on" : ""}`}
              href={href({ at: "knowledge", place: { is: "gaps", gap: gap.id } })}
              aria-current={gap.id === open ? "true" : undefined}
            >
              <span class="soft num rank">{index + 1}</span>
              <span class="gap-words">
                <b class="strong" dir="auto">
                  {gap.question}
                </b>
                <small>{gap.languages.map(languageName).join(", ")}</small>
              </span>
              <span class={gap.kind === "unanswered" ? "chip" : "chip warn"}>
                {gapWords.kinds[gap.kind]}
              </span>
              <span class="num asked">{gapWords.asked(gap.times)}</span>
              <span class="num cost">{gapWords.time(gap.cost)}</span>
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

function step(event: KeyboardEvent, frame: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const rows = [...frame.querySelectorAll<HTMLElement>(".gap-row")];
  const at = rows.findIndex((row) => row === focused());
  rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
