import { useSignal } from "@preact/signals";
import type { AgentReplies } from "../../server/protocol/agent.ts";
import { CopyField } from "../parts/copy-field.tsx";
import { TextField } from "../parts/text-field.tsx";
import { minute, times } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { teamWords } from "../words/team.ts";

type Invitation = AgentReplies["invite:create"] & { readonly name: string };

/** A link that makes one account. It is shown once: the server keeps no copy of it. */
export function Invite() {
  const desk = useDesk();
  const name = useSignal("");
  const error = useSignal<string | null>(null);
  const made = useSignal<Invitation | null>(null);
  const create = async () => {
    const wanted = name.value.trim();
    error.value = wanted === "" ? teamWords.nameMissing : null;
    if (wanted === "") return;
    const reply = await desk.attempt("invite:create", { name: wanted });
    if (!reply.ok) return;
    made.value = { ...reply.value, name: wanted };
    name.value = "";
  };
  return (
    <section class="box" aria-labelledby="team-invite">
      <header>
        <h2 id="team-invite">{teamWords.invite}</h2>
      </header>
      <p class="soft">{teamWords.how}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField
          label={teamWords.name}
          value={name.value}
          error={error.value}
          onInput={(value) => {
            name.value = value;
            error.value = null;
          }}
          longest={80}
          input={{ autocomplete: "off" }}
        />
        <button class="btn btn-main">{teamWords.makeLink}</button>
      </form>
      {made.value !== null && <Made invitation={made.value} />}
    </section>
  );
}

function Made({ invitation }: { readonly invitation: Invitation }) {
  const { name, link, expiresAt } = invitation;
  return (
    <div class="made arrive" role="status">
      <p class="strong">{teamWords.linkFor(name)}</p>
      <CopyField label={teamWords.linkFor(name)} text={link} />
      <p class="below">{teamWords.expires(times.full(expiresAt, minute.value))}</p>
    </div>
  );
}
