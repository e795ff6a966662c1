import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type {
  ServiceOverview,
  ServiceSettings,
  WaitingRule,
} from "../../../server/protocol/service-rules.ts";
import { newId } from "../../../widget/link/ids.ts";
import { CopyField } from "../../parts/copy-field.tsx";
import { Bones } from "../../parts/empty.tsx";
import { askApi, type Answer } from "../../state/http.ts";
import { useDesk } from "../../state/use-desk.ts";
import { words } from "../../words.ts";
import { serviceWords } from "../../words/service.ts";

/** What happens by itself: to tickets that wait, to whom promises are mailed, and the webhook. */
export function ServiceBox() {
  const { overview, trouble, save } = useOverview();
  const edited = useSignal<ServiceSettings | null>(null);
  if (overview === null)
    return trouble === null ? (
      <Bones rows={1} />
    ) : (
      <p class="trouble" role="alert">
        {trouble}
      </p>
    );
  const settings = edited.value ?? overview.settings;
  const set = (change: Partial<ServiceSettings>) => (edited.value = { ...settings, ...change });
  const wrong = settings.waiting.some(({ afterHours }) => !isHours(afterHours));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!wrong && (await save(settings))) edited.value = null;
  };
  return (
    <section class="box service-box" aria-labelledby="settings-service">
      <header>
        <h2 id="settings-service">{serviceWords.title}</h2>
      </header>
      {!overview.mails && <p class="soft">{serviceWords.noMail}</p>}
      <form noValidate onSubmit={(event) => void submit(event)}>
        <WaitingRules rules={settings.waiting} onChange={(waiting) => set({ waiting })} />
        <NoticeMails notices={settings.notices} onChange={(notices) => set({ notices })} />
        <Webhook
          overview={overview}
          webhook={settings.webhook}
          onChange={(webhook) => set({ webhook })}
        />
        <span class="row-ends sla-ends">
          <button class="btn btn-main" disabled={edited.value === null || wrong}>
            {words.settings.save}
          </button>
          {edited.value !== null && (
            <>
              <button type="button" class="btn btn-bare" onClick={() => (edited.value = null)}>
                {serviceWords.reset}
              </button>
              <span class="soft">{serviceWords.unsaved}</span>
            </>
          )}
        </span>
      </form>
    </section>
  );
}

function isHours(hours: number): boolean {
  return Number.isInteger(hours) && hours >= 1 && hours <= 366 * 24;
}

type RulesProps = {
  readonly rules: readonly WaitingRule[];
  readonly onChange: (rules: WaitingRule[]) => void;
};

function WaitingRules({ rules, onChange }: RulesProps) {
  const put = (rule: WaitingRule) =>
    onChange(rules.map((one) => (one.id === rule.id ? rule : one)));
  return (
    <fieldset class="service-part">
      <legend class="strong">{serviceWords.waiting}</legend>
      <p class="soft">{serviceWords.waitingHow}</p>
      {rules.length === 0 && <p>{serviceWords.none}</p>}
      <ol class="policies">
        {rules.map((rule) => (
          <Rule
            key={rule.id}
            rule={rule}
            onChange={put}
            onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </ol>
      <button
        type="button"
        class="btn btn-line"
        disabled={rules.length >= 10}
        onClick={() => onChange([...rules, { id: newId(), afterHours: 48, does: "remind" }])}
      >
        {serviceWords.add}
      </button>
    </fieldset>
  );
}

type RuleProps = {
  readonly rule: WaitingRule;
  readonly onChange: (rule: WaitingRule) => void;
  readonly onRemove: () => void;
};

function Rule({ rule, onChange, onRemove }: RuleProps) {
  const wrong = !isHours(rule.afterHours);
  return (
    <li class="service-rule">
      <label>
        <span>{serviceWords.after}</span>
        <span class="field">
          <input
            inputMode="numeric"
            value={Number.isNaN(rule.afterHours) ? "" : String(rule.afterHours)}
            aria-invalid={wrong}
            onInput={(event) =>
              onChange({ ...rule, afterHours: Number.parseInt(event.currentTarget.value, 10) })
            }
          />
        </span>
      </label>
      <label class="grow">
        <span>{serviceWords.does}</span>
        <span class="field">
          <select
            value={rule.does}
            onChange={(event) =>
              onChange({
                ...rule,
                does: event.currentTarget.value === "solve" ? "solve" : "remind",
              })
            }
          >
            {(["remind", "solve"] as const).map((one) => (
              <option key={one} value={one}>
                {serviceWords.what[one]}
              </option>
            ))}
          </select>
        </span>
      </label>
      <button
        type="button"
        class="btn btn-bare sm"
        aria-label={serviceWords.remove(rule.afterHours)}
        onClick={onRemove}
      >
        {serviceWords.removeRule}
      </button>
      {wrong && (
        <p class="small bad" role="alert">
          {serviceWords.badHours}
        </p>
      )}
    </li>
  );
}

type NoticesProps = {
  readonly notices: ServiceSettings["notices"];
  readonly onChange: (notices: ServiceSettings["notices"]) => void;
};

function NoticeMails({ notices, onChange }: NoticesProps) {
  return (
    <fieldset class="service-part">
      <legend class="strong">{serviceWords.notices}</legend>
      {(["assignee", "supervisors"] as const).map((who) => (
        <label key={who} class="check">
          <input
            type="checkbox"
            checked={notices[who]}
            onChange={(event) => onChange({ ...notices, [who]: event.currentTarget.checked })}
          />
          {serviceWords[who]}
        </label>
      ))}
    </fieldset>
  );
}

type WebhookProps = {
  readonly overview: ServiceOverview;
  readonly webhook: ServiceSettings["webhook"];
  readonly onChange: (webhook: ServiceSettings["webhook"]) => void;
};

function Webhook({ overview, webhook, onChange }: WebhookProps) {
  return (
    <fieldset class="service-part">
      <legend class="strong">{serviceWords.webhook}</legend>
      <p class="soft">{serviceWords.webhookHow}</p>
      <label>
        <span>{serviceWords.url}</span>
        <span class="field">
          <input
            type="url"
            dir="ltr"
            placeholder="https://"
            value={webhook?.url ?? ""}
            onInput={({ currentTarget: { value } }) =>
              onChange(value.trim() === "" ? null : { url: value.trim() })
            }
          />
        </span>
      </label>
      {overview.secret !== null && <CopyField label={serviceWords.secret} text={overview.secret} />}
    </fieldset>
  );
}

function said(message: string): string {
  return message === "" ? words.failed("", "offline") : message;
}

function useOverview() {
  const { toasts } = useDesk();
  const overview = useSignal<ServiceOverview | null>(null);
  const trouble = useSignal<string | null>(null);
  const take = (answer: Answer<ServiceOverview>) => {
    if (answer.ok) overview.value = answer.value;
    else trouble.value = said(answer.message);
  };
  useEffect(() => void askApi<ServiceOverview>("GET", "/api/service").then(take), []);
  const save = async (settings: ServiceSettings): Promise<boolean> => {
    const revision = overview.value?.revision ?? 0;
    const answer = await askApi<ServiceOverview>("PUT", "/api/service", { revision, settings });
    if (answer.ok) {
      overview.value = answer.value;
      toasts.say(words.settings.saved);
      return true;
    }
    if (answer.code === "conflict") {
      take(await askApi<ServiceOverview>("GET", "/api/service"));
      toasts.say(serviceWords.conflict);
      return true;
    }
    toasts.say(said(answer.message));
    return false;
  };
  return { overview: overview.value, trouble: trouble.value, save };
}
