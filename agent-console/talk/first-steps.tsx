import type { ComponentChildren } from "preact";
import type { Workspace } from "../../server/protocol/registers.ts";
import { CheckIcon } from "../../widget/ui/icons.tsx";
import { AskedSites } from "../admin/asked-sites.tsx";
import { ownOrigin } from "../browser.ts";
import { scriptTag } from "../look/script-tag.ts";
import { CopyField } from "../parts/copy-field.tsx";
import { prefs, setPrefs } from "../state/prefs.ts";
import { useDesk } from "../state/use-desk.ts";
import { firstStepsWords as words } from "../words/first-steps.ts";

/** The shop's, while an administrator still has first steps to take; null: nothing to show. */
export function useFirstSteps(): Workspace | null {
  const { account, registers } = useDesk();
  const workspace = registers.workspace.value;
  if (account.role !== "admin" || !prefs.value.steps || workspace === null) return null;
  const isSetUp = workspace.origins.length > 0 && registers.agents.value.size > 1;
  return isSetUp ? null : workspace;
}

/** From an empty console to a chat on the owner's own site. */
export function FirstSteps({ workspace }: { readonly workspace: Workspace }) {
  const { registers } = useDesk();
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{words.title}</h2>
      <ol>
        <Step {...words.demo} done={registers.rows.value.size > 0}>
          <a class="btn btn-line" href="/demo" target="_blank" rel="noopener">
            {words.demo.go}
          </a>
        </Step>
        <Step {...words.site} done={workspace.origins.length > 0}>
          <CopyField label={words.site.tag} text={scriptTag(ownOrigin(), workspace.siteKey)} />
          <AskedSites workspace={workspace} />
        </Step>
        <Step {...words.team} done={registers.agents.value.size > 1}>
          <a class="btn btn-line" href="#/team">
            {words.team.go}
          </a>
        </Step>
        <Step {...words.knowledge} done={false}>
          <a class="btn btn-line" href="#/knowledge">
            {words.knowledge.go}
          </a>
        </Step>
      </ol>
      <button type="button" class="btn btn-bare" onClick={() => setPrefs({ steps: false })}>
        {words.hide}
      </button>
    </section>
  );
}

type StepProps = {
  readonly title: string;
  readonly text: string;
  readonly done: boolean;
  readonly children: ComponentChildren;
};

function Step({ title, text, done, children }: StepProps) {
  return (
    <li class={done ? "done" : ""}>
      <h3>
        {title}
        {done && (
          <span class="step-done">
            <CheckIcon small /> {words.done}
          </span>
        )}
      </h3>
      <p class="soft">{text}</p>
      {children}
    </li>
  );
}
