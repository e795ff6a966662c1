import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Workspace } from "../../server/protocol/registers.ts";
import { KnowledgeSettingsDoor } from "../knowledge/door.tsx";
import { Bones } from "../parts/empty.tsx";
import { TextField } from "../parts/text-field.tsx";
import { RoutingBox } from "../routing/door.tsx";
import { useDesk } from "../state/use-desk.ts";
import {
  LookDoor,
  PreChatDoor,
  ProactiveDoor,
  ServiceDoor,
  SlaSettingsDoor,
  ToolkitBox,
  TypingPreviewDoor,
} from "../tools/door.tsx";
import { settingsWords } from "../words/settings.ts";
import { IdentityBox } from "./identity-box.tsx";
import { parseOrigins } from "./origins.ts";

export function Settings() {
  const { registers } = useDesk();
  const workspace = registers.workspace.value;
  if (workspace === null) return <Bones rows={3} />;
  return (
    <div class="columns one">
      <NameBox workspace={workspace} />
      <LookDoor siteKey={workspace.siteKey} />
      <ProactiveDoor shop={workspace.name} />
      <PreChatDoor />
      <TypingPreviewDoor />
      <OriginsBox workspace={workspace} />
      <RoutingBox />
      <ToolkitBox />
      <IdentityBox />
      <KnowledgeSettingsDoor />
      <SlaSettingsDoor />
      <ServiceDoor />
    </div>
  );
}

type BoxProps = { readonly workspace: Workspace };

function NameBox({ workspace }: BoxProps) {
  const edited = useSignal<string | null>(null);
  const name = edited.value ?? workspace.name;
  const error = name.trim() === "" ? settingsWords.nameMissing : null;
  const save = useSave(workspace, { name: name.trim() }, () => (edited.value = null));
  return (
    <SaveForm
      title={settingsWords.name}
      dirty={edited.value !== null && name.trim() !== workspace.name}
      wrong={error !== null}
      save={save}
    >
      <TextField
        label={settingsWords.name}
        hint={settingsWords.nameHint}
        value={name}
        error={error}
        onInput={(value) => (edited.value = value)}
        input={{ maxLength: 80, autocomplete: "organization" }}
      />
    </SaveForm>
  );
}

function OriginsBox({ workspace }: BoxProps) {
  const edited = useSignal<string | null>(null);
  const stored = workspace.origins.join("\n");
  const text = edited.value ?? stored;
  const parsed = parseOrigins(text);
  const origins = parsed.ok ? parsed.origins : workspace.origins;
  const save = useSave(workspace, { origins }, () => (edited.value = null));
  return (
    <SaveForm
      title={settingsWords.origins}
      dirty={edited.value !== null && text !== stored}
      wrong={!parsed.ok}
      save={save}
    >
      <TextField
        label={settingsWords.originsLabel}
        hint={settingsWords.originsHint}
        value={text}
        lines={4}
        error={parsed.ok ? null : settingsWords.notAnOrigin(parsed.line)}
        onInput={(value) => (edited.value = value)}
        input={{ spellcheck: false, autocapitalize: "off", placeholder: "https://shop.example" }}
      />
    </SaveForm>
  );
}

/** Both settings travel together; each box changes its own. */
function useSave(workspace: Workspace, change: Partial<Workspace>, done: () => void) {
  const desk = useDesk();
  return async () => {
    const { name, origins } = { ...workspace, ...change };
    const reply = await desk.attempt("workspace:update", { name, origins: [...origins] });
    if (!reply.ok) return;
    desk.registers.workspace.value = reply.value;
    done();
    desk.toasts.say(settingsWords.saved);
  };
}

type SaveFormProps = {
  readonly title: string;
  readonly dirty: boolean;
  readonly wrong: boolean;
  readonly save: () => Promise<void>;
  readonly children: ComponentChildren;
};

function SaveForm({ title, dirty, wrong, save, children }: SaveFormProps) {
  return (
    <section class="box" aria-label={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (dirty && !wrong) void save();
        }}
      >
        {children}
        <button class="btn btn-main" disabled={!dirty || wrong}>
          {settingsWords.save}
        </button>
      </form>
    </section>
  );
}
