import { useSignal } from "@preact/signals";
import type { Contact } from "../../server/protocol/registers.ts";
import { MarkIcon, PeopleIcon, PersonIcon } from "../../widget/ui/icons.tsx";
import { SelectField } from "../parts/select-field.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useFirstField } from "../parts/use-first-field.ts";
import { overlay } from "../state/asked.ts";
import { useOpener } from "../state/openers.ts";
import { useDesk } from "../state/use-desk.ts";
import { careWords } from "../words/contact.ts";
import { Fact } from "./fact.tsx";

/** Whose they are and where they stand in the queue: everybody sees it, supervisors change it. */
export function Care({ contact }: { readonly contact: Contact }) {
  const { account } = useDesk();
  const editing = useSignal(false);
  const isSupervisor = account.role === "admin";
  useOpener("care", () => (editing.value = true), isSupervisor);
  const known = contact.ownerId !== null || contact.vip || contact.plan !== null;
  if (!isSupervisor && !known) return null;
  return (
    <section class="care" aria-label={careWords.title}>
      <h3>{careWords.title}</h3>
      {editing.value ? (
        <CareForm contact={contact} onDone={() => (editing.value = false)} />
      ) : (
        <>
          <CareFacts contact={contact} />
          {isSupervisor && (
            <div class="care-tools">
              <button
                type="button"
                class="btn btn-line sm"
                aria-label={careWords.editWhat}
                onClick={() => (editing.value = true)}
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

type CareFormProps = { readonly contact: Contact; readonly onDone: () => void };

function CareForm({ contact, onDone }: CareFormProps) {
  const desk = useDesk();
  const owner = useSignal(contact.ownerId ?? "");
  const vip = useSignal(contact.vip);
  const plan = useSignal(contact.plan ?? "");
  const agents = [...desk.registers.agents.value.values()]
    .filter(({ active }) => active)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const save = async () => {
    const reply = await desk.attempt("contact:update", {
      contactId: contact.id,
      ownerId: owner.value === "" ? null : owner.value,
      vip: vip.value,
      plan: plan.value.trim() === "" ? null : plan.value.trim(),
    });
    if (reply.ok) onDone();
  };
  const form = useFirstField();
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
        value={owner.value}
        options={[
          ["", careWords.nobody],
          ...agents.map(({ id, name }): readonly [string, string] => [id, name]),
        ]}
        onChoose={(id) => (owner.value = id)}
      />
      <TextField
        label={careWords.plan}
        hint={careWords.planHint}
        value={plan.value}
        onInput={(text) => (plan.value = text)}
        longest={60}
      />
      <label class="tick-line">
        <input
          type="checkbox"
          checked={vip.value}
          onChange={(event) => (vip.value = event.currentTarget.checked)}
        />
        <span>{careWords.vip}</span>
      </label>
      <div class="care-tools">
        <button class="btn btn-main sm">{careWords.save}</button>
        <button type="button" class="btn btn-bare sm" onClick={onDone}>
          {careWords.cancel}
        </button>
      </div>
    </form>
  );
}
