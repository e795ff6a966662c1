import type { Contact } from "../../server/protocol/registers.ts";
import { MarkIcon, PeopleIcon, PersonIcon } from "../../widget/ui/icons.tsx";
import { SelectField } from "../parts/select-field.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useFirstField } from "../parts/use-first-field.ts";
import { overlay } from "../state/asked.ts";
import { useOpener } from "../state/openers.ts";
import { activeAgents } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { careWords } from "../words/contact.ts";
import { Fact } from "./fact.tsx";
import { useContactEdit, type ContactEdit } from "./use-contact-edit.ts";

/** `ownerId`, `plan`: "" is none. */
type Treated = { readonly ownerId: string; readonly vip: boolean; readonly plan: string };

function useTreatment(contact: Contact): ContactEdit<Treated> {
  const desk = useDesk();
  const sent = ({ ownerId, vip, plan }: Treated) => ({
    ownerId: ownerId || null,
    vip,
    plan: plan.trim() || null,
  });
  return useContactEdit(contact, {
    name: "care",
    like: { ownerId: "", vip: false, plan: "" },
    read: ({ ownerId, vip, plan }) => ({ ownerId: ownerId ?? "", vip, plan: plan ?? "" }),
    send: ({ base, mine }) =>
      desk.attempt("contact:update", { contactId: contact.id, base: sent(base), ...sent(mine) }),
  });
}

/** Whose they are and where they stand in the queue: everybody sees it, supervisors change it. */
export function Care({ contact }: { readonly contact: Contact }) {
  const { account } = useDesk();
  const edit = useTreatment(contact);
  const isSupervisor = account.role === "admin";
  useOpener("care", edit.open, isSupervisor);
  const known = contact.ownerId !== null || contact.vip || contact.plan !== null;
  if (!isSupervisor && !known) return null;
  return (
    <section class="care" aria-label={careWords.title}>
      <h3>{careWords.title}</h3>
      {isSupervisor && edit.values !== null ? (
        <CareForm edit={edit} values={edit.values} />
      ) : (
        <>
          <CareFacts contact={contact} />
          {isSupervisor && (
            <div class="care-tools">
              <button
                type="button"
                class="btn btn-line sm"
                aria-label={careWords.editWhat}
                onClick={edit.open}
              >
                {careWords.edit}
              </button>
              <button
                type="button"
                class="btn btn-bare sm"
                onClick={() => (overlay.value = { is: "merge-contact", contactId: contact.id })}
              >
                {careWords.merge}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function CareFacts({ contact: { ownerId, vip, plan } }: { readonly contact: Contact }) {
  const { registers } = useDesk();
  const owner = ownerId === null ? undefined : registers.agents.value.get(ownerId);
  return (
    <dl class="facts">
      <Fact icon={<PersonIcon />} name={careWords.owner}>
        {owner?.name ?? <span class="soft">{careWords.nobody}</span>}
      </Fact>
      {!registers.hidden.value.has("plan") && (
        <Fact icon={<PeopleIcon />} name={careWords.plan}>
          {plan ?? <span class="soft">{careWords.noPlan}</span>}
        </Fact>
      )}
      {vip && (
        <Fact icon={<MarkIcon />} name={careWords.isVip}>
          <span class="chip">{careWords.isVip}</span>
        </Fact>
      )}
    </dl>
  );
}

type CareFormProps = { readonly edit: ContactEdit<Treated>; readonly values: Treated };

function CareForm({ edit: { asked, set, save, close }, values }: CareFormProps) {
  const { registers } = useDesk();
  const agents = activeAgents(registers).toSorted((a, b) => a.name.localeCompare(b.name));
  const form = useFirstField(asked);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SelectField
        label={careWords.owner}
        value={values.ownerId}
        options={[
          ["", careWords.nobody],
          ...agents.map(({ id, name }): readonly [string, string] => [id, name]),
        ]}
        onChoose={(ownerId) => set({ ownerId })}
      />
      <TextField
        label={careWords.plan}
        hint={careWords.planHint}
        value={values.plan}
        onInput={(plan) => set({ plan })}
        longest={60}
      />
      <label class="tick-line">
        <input
          type="checkbox"
          checked={values.vip}
          onChange={(event) => set({ vip: event.currentTarget.checked })}
        />
        <span>{careWords.vip}</span>
      </label>
      <div class="care-tools">
        <button class="btn btn-main sm">{careWords.save}</button>
        <button type="button" class="btn btn-bare sm" onClick={close}>
          {careWords.cancel}
        </button>
      </div>
    </form>
  );
}
