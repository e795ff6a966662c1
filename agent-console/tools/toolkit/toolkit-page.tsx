import type { AgentCommands, AgentReplies } from "../../../server/protocol/agent.ts";
import type { EditReply } from "../../../server/protocol/registers.ts";
import type { CannedReply, Toolkit } from "../../../server/protocol/toolkit.ts";
import { href } from "../../state/here.ts";
import { takeToolkit } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { pageWords } from "../../words/nav.ts";
import { settingsWords } from "../../words/settings.ts";
import { toolkitWords } from "../../words/toolkit.ts";
import type { Macro } from "../../../server/protocol/macros.ts";
import { macroWords } from "../../words/macros.ts";
import { isWholeMacro, MacroForm, sendableMacro } from "./macro-form.tsx";
import type { Process } from "../../../server/protocol/tasks.ts";
import { taskWords } from "../../words/tasks.ts";
import { isWholeProcess, NEW_STEP, ProcessForm, sendable } from "./process-form.tsx";
import { CannedForm, isWholeReply } from "./canned-form.tsx";
import { ToolBox, type ToolSaved } from "./tool-box.tsx";

/** What the team has at hand, for supervisors to set up. */
export function ToolkitPage() {
  return (
    <>
      <nav class="under-tabs flush" aria-label={toolkitWords.page}>
        <a href={href({ at: "page", page: "settings" })}>‹ {pageWords.settings}</a>
      </nav>
      <div class="columns one">
        <CannedBox />
        <MacroBox />
        <ProcessBox />
      </div>
    </>
  );
}

function MacroBox() {
  const { registers } = useDesk();
  const { save, remove } = useTools("macro:save", "macro:remove");
  return (
    <ToolBox<Macro>
      words={macroWords.settings}
      tools={() => registers.toolkit.value.macros}
      summary={({ actions }) => actions.map(({ does }) => macroWords.does[does]).join(" · ")}
      empty={(id) => ({ id, name: "", actions: [] })}
      onSave={(macro, base) => save(sendableMacro(macro), base)}
      onRemove={(macro) => remove(sendableMacro(macro), macro)}
      isWhole={isWholeMacro}
      form={(macro, onChange) => <MacroForm macro={macro} onChange={onChange} />}
    />
  );
}

function ProcessBox() {
  const { registers } = useDesk();
  const { save, remove } = useTools("process:save", "process:remove");
  return (
    <ToolBox<Process>
      words={taskWords.processes}
      tools={() => registers.toolkit.value.processes}
      summary={({ steps }) => steps.map(({ title }) => title).join(" · ")}
      empty={(id) => ({ id, name: "", steps: [NEW_STEP] })}
      onSave={(process, base) => save(sendable(process), base)}
      onRemove={(process) => remove(sendable(process), process)}
      isWhole={isWholeProcess}
      form={(process, onChange) => <ProcessForm process={process} onChange={onChange} />}
    />
  );
}

function CannedBox() {
  const { registers } = useDesk();
  const { save, remove } = useTools("canned:save", "canned:remove");
  return (
    <ToolBox<CannedReply>
      words={toolkitWords.canned}
      tools={() => registers.toolkit.value.replies}
      summary={({ text }) => text}
      empty={(id) => ({ id, name: "", text: "", language: null })}
      onSave={save}
      onRemove={(reply) => remove(reply, reply)}
      isWhole={isWholeReply}
      form={(reply, onChange) => <CannedForm reply={reply} onChange={onChange} />}
    />
  );
}

type Answering<R> = {
  [E in keyof AgentReplies]: AgentReplies[E] extends R ? E : never;
}[keyof AgentReplies];

/** Keeps and removes tools of one list; what was removed can be put back. */
function useTools<S extends Answering<EditReply<Toolkit>>, R extends Answering<Toolkit>>(
  saves: S,
  removes: R,
) {
  const desk = useDesk();
  type Tool = AgentCommands[S]["tool"];
  const keep = async (tool: Tool, base: unknown): Promise<ToolSaved> => {
    const reply = await desk.attempt(saves, { base, tool } as AgentCommands[S]);
    if (!reply.ok) return "refused";
    takeToolkit(desk.registers, reply.value.now);
    return reply.value.kept ? "kept" : "stale";
  };
  return {
    save: async (tool: Tool, base: unknown) => {
      const saved = await keep(tool, base);
      if (saved === "kept") desk.toasts.say(settingsWords.saved);
      return saved;
    },
    remove: async (tool: Tool, base: unknown) => {
      const reply = await desk.attempt(removes, { base, id: tool.id });
      if (!reply.ok) return false;
      takeToolkit(desk.registers, reply.value);
      const run = () => void keep(tool, null);
      desk.toasts.say(toolkitWords.removed(tool.name), { label: toolkitWords.undo, run });
      return true;
    },
  };
}
