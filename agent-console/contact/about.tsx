import { useSignal } from "@preact/signals";
import { LONGEST_ABOUT, type Contact } from "../../server/protocol/registers.ts";
import { LONGEST_TAG, MOST_TAGS } from "../../server/protocol/ticket.ts";
import { TextField } from "../parts/text-field.tsx";
import { useFirstField } from "../parts/use-first-field.ts";
import { say } from "../state/here.ts";
import { useOpener } from "../state/openers.ts";
import { useDesk } from "../state/use-desk.ts";
import { aboutWords } from "../words/about.ts";
import { tagsIn } from "./tags-in.ts";

/** What the team keeps of a contact, from chat to chat: tags, and a note. */
export function About({ contact }: { readonly contact: Contact }) {
  const { registers } = useDesk();
  const editing = useSignal(false);
  const { tags, about } = contact;
  useOpener("about", () => (editing.value = true), !registers.hidden.value.has("notes"));
  if (registers.hidden.value.has("notes")) return null;
  const isEmpty = tags.length === 0 && about === null;
  if (editing.value) return <AboutForm contact={contact} onDone={() => (editing.value = false)} />;
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
          onClick={() => (editing.value = true)}
        >
          {isEmpty ? aboutWords.add : aboutWords.edit}
        </button>
      </div>
    </section>
  );
}

type FormProps = { readonly contact: Contact; readonly onDone: () => void };

function AboutForm({ contact, onDone }: FormProps) {
  const desk = useDesk();
  const tags = useSignal(contact.tags.join(", "));
  const note = useSignal(contact.about?.text ?? "");
  const form = useFirstField();
  const save = async () => {
    const text = note.value.trim();
    const reply = await desk.attempt("contact:describe", {
      contactId: contact.id,
      tags: [...tagsIn(tags.value)],
      about: text === "" ? null : text,
    });
    if (reply.ok) onDone();
  };
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
          value={tags.value}
          onInput={(text) => (tags.value = text)}
          longest={MOST_TAGS * (LONGEST_TAG + 2)}
          input={{ dir: "auto" }}
        />
        <TextField
          label={aboutWords.note}
          lines={4}
          value={note.value}
          onInput={(text) => (note.value = text)}
          longest={LONGEST_ABOUT}
          input={{ dir: "auto" }}
        />
        <div class="care-tools">
          <button class="btn btn-main sm">{aboutWords.save}</button>
          <button type="button" class="btn btn-bare sm" onClick={onDone}>
            {aboutWords.cancel}
          </button>
        </div>
      </form>
    </section>
  );
}
