import { useSignal } from "@preact/signals";
import { Fragment, type VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Workspace } from "../../server/protocol/registers.ts";
import { onResize } from "../browser.ts";
import { KnowledgeSettingsDoor } from "../knowledge/door.tsx";
import { Bones } from "../parts/empty.tsx";
import { SettingsForm } from "../parts/settings-form.tsx";
import { TextField } from "../parts/text-field.tsx";
import type { SettingsPart } from "../route.ts";
import { RoutingBox } from "../routing/door.tsx";
import { rebased } from "../state/rebased.ts";
import { useUnsaved } from "../state/unsaved.ts";
import { useDesk } from "../state/use-desk.ts";
import {
  LookDoor,
  PreChatDoor,
  PrivacyDoor,
  ProactiveDoor,
  ServiceDoor,
  SlaSettingsDoor,
  ToolkitBox,
  TypingPreviewDoor,
} from "../tools/door.tsx";
import { settingsWords } from "../words/settings.ts";
import { AskedSites } from "./asked-sites.tsx";
import { IdentityBox } from "./identity-box.tsx";
import { parseOrigins } from "./origins.ts";
import { useSaveWorkspace } from "./save-workspace.ts";
import { SETTINGS, SettingsIndex } from "./settings-index.tsx";

/** @param part the one that was asked for */
export function Settings({ part }: { readonly part: SettingsPart | undefined }) {
  const { registers } = useDesk();
  const page = useRef<HTMLDivElement>(null);
  const workspace = registers.workspace.value;
  const ready = workspace !== null;
  useEffect(() => {
    if (!ready || part === undefined || page.current === null) return;
    const box = reveal(page.current, part);
    // Boxes above it are fetched, and grow, after it is shown.
    return onResize([page.current], () => box?.matches(":focus") && box.scrollIntoView());
  }, [ready, part]);
  if (!ready) return <Bones rows={3} />;
  return (
    <div class="settings" ref={page}>
      <SettingsIndex here={part} onChoose={(chosen) => reveal(page.current, chosen)} />
      <div class="columns one">
        {SETTINGS.map(({ group, entries }) => (
          <section key={group} class="settings-group" aria-labelledby={`settings-of-${group}`}>
            <h2 id={`settings-of-${group}`}>{settingsWords.groups[group]}</h2>
            {entries.map(({ label, to, part: name }) =>
              name === undefined ? (
                <Fragment key={label}>
                  {to.at === "routing" ? <RoutingBox /> : <ToolkitBox />}
                </Fragment>
              ) : (
                <div key={label} class="settings-part" data-part={name} tabIndex={-1}>
                  {boxOf(name, workspace)}
                </div>
              ),
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Also chosen again, when the address stays as it is. */
function reveal(page: HTMLElement | null, part: SettingsPart): HTMLElement | null {
  const box = page?.querySelector<HTMLElement>(`[data-part="${part}"]`) ?? null;
  box?.scrollIntoView();
  box?.focus({ preventScroll: true });
  return box;
}

function boxOf(part: SettingsPart, workspace: Workspace): VNode {
  switch (part) {
    case "shop":
      return <NameBox workspace={workspace} />;
    case "look":
      return <LookDoor siteKey={workspace.siteKey} />;
    case "pre-chat":
      return <PreChatDoor />;
    case "proactive":
      return <ProactiveDoor shop={workspace.name} />;
    case "typing":
      return <TypingPreviewDoor />;
    case "privacy":
      return <PrivacyDoor />;
    case "sites":
      return <OriginsBox workspace={workspace} />;
    case "identity":
      return <IdentityBox />;
    case "sla":
      return <SlaSettingsDoor />;
    case "service":
      return <ServiceDoor />;
    case "knowledge":
      return <KnowledgeSettingsDoor />;
  }
}

type BoxProps = { readonly workspace: Workspace };

/** `base`: what it was called when the edit began. */
type EditedName = { readonly base: string; readonly text: string };

function NameBox({ workspace }: BoxProps) {
  const edited = useUnsaved<EditedName>("shop-name");
  const refusal = useSignal<string | null>(null);
  const { base, text } = edited.value ?? { base: workspace.name, text: workspace.name };
  const name = text.trim();
  const error = name === "" ? settingsWords.nameMissing : null;
  const saveIn = useSaveWorkspace();
  const end = () => {
    edited.value = null;
    refusal.value = null;
  };
  const save = async () => {
    let theirs = base;
    const saved = await saveIn((now) => {
      theirs = now.name;
      return theirs === base || theirs === name ? { name } : null;
    });
    if (saved === "kept") end();
    if (saved !== "stale") return;
    edited.value = { base: theirs, text };
    refusal.value = settingsWords.renamedMeanwhile(theirs);
  };
  return (
    <SettingsForm
      id="settings-shop"
      title={settingsWords.shop}
      edited={edited.value !== null && name !== workspace.name}
      wrong={error !== null}
      refusal={refusal.value}
      onSave={save}
      onReset={end}
    >
      <TextField
        label={settingsWords.name}
        hint={settingsWords.nameHint}
        value={text}
        error={error}
        onInput={(value) => (edited.value = { base, text: value })}
        longest={80}
        input={{ autocomplete: "organization" }}
      />
    </SettingsForm>
  );
}

type EditedOrigins = {
  /** Those that were allowed when the edit began. */
  readonly base: readonly string[];
  readonly text: string;
};

function OriginsBox({ workspace }: BoxProps) {
  const edited = useUnsaved<EditedOrigins>("origins");
  const { base, text } = edited.value ?? originsIn(workspace);
  const parsed = parseOrigins(text);
  const saveIn = useSaveWorkspace();
  const save = async () => {
    if (!parsed.ok) return;
    const mine = parsed.origins;
    // What was allowed or taken away meanwhile, here or by somebody else, stays so.
    const saved = await saveIn(({ origins }) => ({ origins: rebased({ base, mine }, origins) }));
    if (saved === "kept") edited.value = null;
  };
  return (
    <SettingsForm
      id="settings-sites"
      title={settingsWords.origins}
      edited={text !== base.join("\n")}
      wrong={!parsed.ok}
      onSave={save}
      onReset={() => (edited.value = null)}
    >
      <AskedSites workspace={workspace} />
      <TextField
        label={settingsWords.originsLabel}
        hint={settingsWords.originsHint}
        value={text}
        lines={4}
        error={parsed.ok ? null : settingsWords.notAnOrigin(parsed.line)}
        onInput={(value) => (edited.value = { base, text: value })}
        input={{ spellcheck: false, autocapitalize: "off", placeholder: "https://shop.example" }}
      />
    </SettingsForm>
  );
}

function originsIn({ origins }: Workspace): EditedOrigins {
  return { base: origins, text: origins.join("\n") };
}
