import type {
  ServiceOverview,
  ServiceSettings,
  WaitingRule,
} from "../../../server/protocol/service-rules.ts";
import { newId } from "../../../widget/link/ids.ts";
import { AddButton } from "../../parts/add-button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { SettingsAwaited } from "../../parts/settings-ends.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { SettingsForm } from "../../parts/settings-form.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useTyped } from "../../parts/use-typed.ts";
import { useSettings } from "../../state/use-settings.ts";
import { serviceWords } from "../../words/service.ts";

/** What happens by itself: to tickets that wait, to whom promises are mailed, and the webhook. */
export function ServiceBox() {
  const read = useSettings<ServiceOverview>("/api/service");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { overview, settings, edited, refusal, edit, discard, save } = read;
  const set = (change: Partial<ServiceSettings>) => edit((now) => ({ ...now, ...change }));
  const wrong =
    settings.waiting.some(({ afterHours }) => !isHours(afterHours)) ||
    urlMistake(settings.webhook) !== null;
  return (
    <SettingsForm
      id="settings-service"
      title={serviceWords.title}
      how={overview.mails ? undefined : serviceWords.noMail}
      edited={edited}
      refusal={refusal}
      wrong={wrong}
      onSave={save}
      onReset={discard}
    >
      <WaitingRules rules={settings.waiting} onChange={(waiting) => set({ waiting })} />
      <NoticeMails notices={settings.notices} onChange={(notices) => set({ notices })} />
      <Webhook
        overview={overview}
        webhook={settings.webhook}
        onChange={(webhook) => set({ webhook })}
      />
    </SettingsForm>
  );
}

/** A year, as the server takes it. */
const MOST_HOURS = 366 * 24;

function isHours(hours: number): boolean {
  return Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS;
}

/** The server says the same. Pure. */
function urlMistake(webhook: ServiceSettings["webhook"]): string | null {
  if (webhook === null) return null;
  const url = URL.canParse(webhook.url) ? new URL(webhook.url) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return serviceWords.noUrl;
  return url.username === "" ? null : serviceWords.urlWithUser;
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
      <AddButton
        full={rules.length >= 10}
        onAdd={() => onChange([...rules, { id: newId(), afterHours: 48, does: "remind" }])}
      >
        {serviceWords.add}
      </AddButton>
    </fieldset>
  );
}

/** NaN: it is no number. */
function hoursIn(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

type RuleProps = {
  readonly rule: WaitingRule;
  readonly onChange: (rule: WaitingRule) => void;
  readonly onRemove: () => void;
};

function Rule({ rule, onChange, onRemove }: RuleProps) {
  const { afterHours } = rule;
  const typed = useTyped(afterHours, (hours) => (Number.isNaN(hours) ? "" : String(hours)));
  return (
    <li class="service-rule">
      <TextField
        label={serviceWords.after}
        value={typed.text}
        onInput={(text) => {
          const hours = hoursIn(text);
          typed.type(text, hours);
          onChange({ ...rule, afterHours: hours });
        }}
        error={isHours(afterHours) ? null : serviceWords.badHours(MOST_HOURS)}
        input={{ inputMode: "numeric" }}
      />
      <SelectField
        label={serviceWords.does}
        value={rule.does}
        options={(["remind", "solve"] as const).map((one) => [one, serviceWords.what[one]])}
        onChoose={(does) => onChange({ ...rule, does: does === "solve" ? "solve" : "remind" })}
      />
      <button
        type="button"
        class="btn btn-bare sm"
        aria-label={serviceWords.remove(afterHours)}
        onClick={onRemove}
      >
        {serviceWords.removeRule}
      </button>
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
      <TextField
        label={serviceWords.url}
        value={webhook?.url ?? ""}
        error={urlMistake(webhook)}
        onInput={(text) => onChange(text.trim() === "" ? null : { url: text.trim() })}
        input={{ inputMode: "url", dir: "ltr", placeholder: "https://" }}
      />
      {overview.secret !== null && <CopyField label={serviceWords.secret} text={overview.secret} />}
    </fieldset>
  );
}
