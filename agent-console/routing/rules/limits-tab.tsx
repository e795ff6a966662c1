import type { RoutingSettings } from "../../../server/protocol/routing.ts";
import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { routingWords } from "../../words/routing.ts";
import { Box, Choice, Line, NumberLine, Tick } from "../parts/fields.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { changedAt, withoutAt } from "../state/edit.ts";

type Limits = RoutingSettings["limits"];
type Counted = {
  readonly [K in keyof Limits]: Limits[K] extends number ? K : never;
}[keyof Limits];

/** How long things may take, and who goes first. */
export function LimitsTab() {
  const words = routingWords.limits;
  return (
    <>
      <Box title={words.offers}>
        <Limit of="offerSeconds" />
        <Limit of="missesToAway" hint={words.zeroNever} />
        <Limit of="breathSeconds" hint={words.zeroNone} />
        <Limit of="quietMinutes" hint={words.zeroNever} />
      </Box>
      <Box title={words.affinity}>
        <Limit of="affinityHoldSeconds" hint={words.zeroNot} />
        <Switch of="skipRatedBadly" />
        <Switch of="matchLanguage" />
      </Box>
      <Box title={words.waiting}>
        <Limit of="keepHours" hint={words.zeroNotOffered} />
      </Box>
      <QueueBox />
    </>
  );
}

function Limit({ of, hint }: { readonly of: Counted; readonly hint?: string }) {
  const { settings, edit } = useRoutingDraft();
  const { limits } = settings;
  return (
    <NumberLine
      label={routingWords.limits[of]}
      at={`limits.${of}`}
      value={limits[of]}
      onInput={(value) =>
        edit(`limits.${of}`, { ...settings, limits: { ...limits, [of]: value ?? -1 } })
      }
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

function Switch({ of }: { readonly of: "skipRatedBadly" | "matchLanguage" }) {
  const { settings, edit } = useRoutingDraft();
  const { limits } = settings;
  return (
    <Tick
      checked={limits[of]}
      onChange={(value) =>
        edit(`limits.${of}`, { ...settings, limits: { ...limits, [of]: value } })
      }
    >
      {routingWords.limits[of]}
    </Tick>
  );
}

function QueueBox() {
  const { settings, edit } = useRoutingDraft();
  const words = routingWords.limits;
  const { priority } = settings;
  const { plans } = priority;
  const set = (at: string, part: Partial<RoutingSettings["priority"]>) =>
    edit(`priority.${at}`, { ...settings, priority: { ...priority, ...part } });
  return (
    <Box title={words.queue} hint={words.queueHint}>
      <Rank label={words.vip} value={priority.vip} onChoose={(vip) => set("vip", { vip })} />
      <Rank
        label={words.firstTime}
        value={priority.firstTime}
        onChoose={(firstTime) => set("firstTime", { firstTime })}
      />
      {plans.map(({ plan, level }, nth) => (
        <div class="form-row" key={nth}>
          <Line
            label={words.plan}
            at={`priority.plans.${nth}.plan`}
            value={plan}
            onInput={(text) =>
              set(`plans.${nth}.plan`, { plans: changedAt(plans, nth, { plan: text }) })
            }
            input={{ autocomplete: "off" }}
          />
          <Rank
            label={words.planRank(plan)}
            value={level}
            onChoose={(chosen) =>
              set(`plans.${nth}.level`, { plans: changedAt(plans, nth, { level: chosen }) })
            }
          />
          <button
            type="button"
            class="tool"
            aria-label={words.removePlan(plan)}
            onClick={() => set("plans", { plans: withoutAt(plans, nth) })}
          >
            <CloseIcon />
          </button>
        </div>
      ))}
      <Wrong at="priority.plans" />
      <button
        type="button"
        class="btn btn-line sm"
        onClick={() => set("plans", { plans: [...plans, { plan: "", level: 1 }] })}
      >
        {words.addPlan}
      </button>
      <NumberLine
        label={words.dueSoonMinutes}
        hint={words.zeroForward}
        at="priority.dueSoonMinutes"
        value={priority.dueSoonMinutes}
        onInput={(minutes) => set("dueSoonMinutes", { dueSoonMinutes: minutes ?? -1 })}
      />
      <NumberLine
        label={words.ageingMinutes}
        at="priority.ageingMinutes"
        value={priority.ageingMinutes}
        onInput={(minutes) => set("ageingMinutes", { ageingMinutes: minutes ?? -1 })}
      />
    </Box>
  );
}

type RankProps = {
  readonly label: string;
  readonly value: number;
  readonly onChoose: (rank: number) => void;
};

const RANKS = [0, 1, 2, 3] as const;

function Rank({ label, value, onChoose }: RankProps) {
  return (
    <Choice
      label={label}
      value={String(value)}
      options={RANKS.map((rank) => [String(rank), routingWords.limits.ranks[rank]] as const)}
      onChoose={(rank) => onChoose(Number(rank))}
    />
  );
}
