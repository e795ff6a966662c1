import { LONGEST_ABOUT, type Contact } from "../../server/protocol/registers.ts";
import { LONGEST_TAG, MOST_TAGS } from "../../server/protocol/ticket.ts";
import { TextField } from "../parts/text-field.tsx";
import { useFirstField } from "../parts/use-first-field.ts";
import { useTyped } from "../parts/use-typed.ts";
import { say } from "../state/here.ts";
import { useOpener } from "../state/openers.ts";
import { useDesk } from "../state/use-desk.ts";
import { aboutWords } from "../words/about.ts";
import { tagsIn } from "./tags-in.ts";
import { useContactEdit, type ContactEdit } from "./use-contact-edit.ts";

/** `note`: "" is none. */
type Described = { readonly tags: readonly string[]; readonly note: string };

function useDescription(contact: Contact): ContactEdit<Described> {
  const desk = useDesk();
  const sent = ({ tags, note }: Described) => ({ tags: [...tags], about: note.trim() || null });
  return useContactEdit(contact, {
    name: "about",
    like: { tags: [""], note: "" },
    read: ({ tags, about }) => ({ tags, note: about?.text ?? "" }),
    send: ({ base, mine }) =>
      desk.attempt("contact:describe", {
        contactId: contact.id,
        base: sent(base),
        ...sent(mine),
      }),
  });
}

/** What the team keeps of a contact, from chat to chat: tags, and a note. */
export function About({ contact }: { readonly contact: Contact }) {
  const { registers } = useDesk();
  const edit = useDescription(contact);
  const { tags, about } = contact;
  useOpener("about", edit.open, !registers.hidden.value.has("notes"));
  if (registers.hidden.value.has("notes")) return null;
  const isEmpty = tags.length === 0 && about === null;
  if (edit.values !== null) return <AboutForm edit={edit} values={edit.values} />;
  return (
    <section class="about" aria-label={aboutWords.title}>
      <h3>{aboutWords.title}</h3>
      {isEmpty && <p class="soft">{aboutWords.nothing}</p>}
      {tags.length > 0 && (
        <p class="about-tags">
          {tags.map((tag) => (
            <span key={tag} class="chip" dir="auto">
              {tag}
            </span>
          ))}
        </p>
      )}
      {about !== null && (
        <p class="about-note" dir="auto">
          {about.text}
          <small>{aboutWords.noteBy(about.byName, say.day(about.at))}</small>
        </p>
      )}
      <div class="care-tools">
        <button
          type="button"
          class={`btn sm ${isEmpty ? "btn-bare" : "btn-line"}`}
          aria-label={isEmpty ? undefined : aboutWords.editWhat}
          onClick={edit.open}
        >
          {isEmpty ? aboutWords.add : aboutWords.edit}
        </button>
      </div>
    </section>
  );
}

type FormProps = { readonly edit: ContactEdit<Described>; readonly values: Described };

function AboutForm({ edit: { asked, set, save, close }, values }: FormProps) {
  const tags = useTyped(values.tags, (all) => all.join(", "));
  const form = useFirstField(asked);
  return (
    <section class="about" aria-label={aboutWords.title}>
      <h3>{aboutWords.title}</h3>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={aboutWords.tags}
          hint={aboutWords.tagsHint}
          value={tags.text}
          onInput={(text) => {
            tags.type(text, tagsIn(text));
            set({ tags: tagsIn(text) });
          }}
          longest={MOST_TAGS * (LONGEST_TAG + 2)}
          input={{ dir: "auto" }}
        />
        <TextField
          label={aboutWords.note}
          lines={4}
          value={values.note}
          onInput={(note) => set({ note })}
          longest={LONGEST_ABOUT}
          input={{ dir: "auto" }}
        />
        <div class="care-tools">
          <button class="btn btn-main sm">{aboutWords.save}</button>
          <button type="button" class="btn btn-bare sm" onClick={close}>
            {aboutWords.cancel}
          </button>
        </div>
      </form>
    </section>
  );
}
