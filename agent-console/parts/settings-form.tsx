import type { ComponentChildren } from "preact";
import { SettingsEnds } from "./settings-ends.tsx";

type SettingsFormProps = {
  /** Of the heading: one of its own for each box on a page. */
  readonly id: string;
  readonly title: string;
  readonly how?: string | undefined;
  /** A class of the box's own. */
  readonly look?: string;
  /** Something differs from what is kept. */
  readonly edited: boolean;
  /** As it is it cannot be saved. */
  readonly wrong?: boolean;
  /** Why it was not saved; null: it was, or nobody tried. */
  readonly refusal?: string | null;
  readonly onSave: () => Promise<unknown>;
  readonly onReset: () => void;
  readonly children: ComponentChildren;
};

/** A box of settings that are saved together: what they are, their form, and its end. */
export function SettingsForm(props: SettingsFormProps) {
  const { id, title, how, look = "", edited, wrong = false, refusal = null } = props;
  const { onSave, onReset, children } = props;
  const submit = (event: Event) => {
    event.preventDefault();
    if (edited && !wrong) void onSave();
  };
  return (
    <section class={`box ${look}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
      </header>
      {how !== undefined && <p class="soft">{how}</p>}
      <form onSubmit={submit}>
        {children}
        <SettingsEnds edited={edited} wrong={wrong} refusal={refusal} onReset={onReset} />
      </form>
    </section>
  );
}
