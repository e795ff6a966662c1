import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Bones } from "../parts/empty.tsx";
import { NotFetched } from "../parts/not-fetched.tsx";
import { href } from "../state/here.ts";
import { pageWords } from "../words/nav.ts";
import { toolkitWords } from "../words/toolkit.ts";
import type * as PagesModule from "./pages.tsx";

type Pages = typeof PagesModule;

/** The desk's tools are a part of their own, fetched when somebody first needs one. */
const pages = signal<Pages | "failed" | null>(null);

async function fetchPages(): Promise<void> {
  if (pages.value !== null && pages.value !== "failed") return;
  pages.value = await import("./pages.tsx").catch(() => "failed" as const);
}

/** What is promised to customers, on the settings page. */
export function SlaSettingsDoor() {
  return <Door show={({ SlaBox }) => <SlaBox />} />;
}

/** What happens by itself around tickets, beside it. */
export function ServiceDoor() {
  return <Door show={({ ServiceBox }) => <ServiceBox />} />;
}

/** What the team has at hand. */
export function ToolkitDoor() {
  return <Door show={({ ToolkitPage }) => <ToolkitPage />} />;
}

/** What a macro would do. Until the part is here, nothing is in the way. */
export function MacroDoor(which: { readonly conversationId: string; readonly macroId: string }) {
  return <Door show={({ MacroDialog }) => <MacroDialog {...which} />} />;
}

/** The way there, on the page of settings. */
export function ToolkitBox() {
  return (
    <section class="box" aria-labelledby="settings-toolkit">
      <header>
        <h3 id="settings-toolkit">{toolkitWords.page}</h3>
      </header>
      <p class="soft">{toolkitWords.door}</p>
      <a class="btn btn-line" href={href({ at: "page", page: "toolkit" })}>
        {toolkitWords.open}
      </a>
    </section>
  );
}

/** How the chat looks, on the settings page. */
export function LookDoor({ siteKey }: { readonly siteKey: string }) {
  return <Door show={({ LookBox }) => <LookBox siteKey={siteKey} />} />;
}

/** What is asked before a person is called, on the settings page. */
export function PreChatDoor() {
  return <Door show={({ PreChatBox }) => <PreChatBox />} />;
}

/** What visitors are shown without having asked, on the settings page. */
export function ProactiveDoor({ shop }: { readonly shop: string }) {
  return <Door show={({ ProactiveBox }) => <ProactiveBox shop={shop} />} />;
}

/** Whether agents see what a visitor writes, on the settings page. */
export function TypingPreviewDoor() {
  return <Door show={({ TypingPreviewBox }) => <TypingPreviewBox />} />;
}

/** What agents are shown of customers, on the settings page. */
export function PrivacyDoor() {
  return <Door show={({ PrivacyBox }) => <PrivacyBox />} />;
}

/** What oneself is told. */
export function NoticesDoor() {
  return (
    <main class="page">
      <Door show={({ NoticesPage }) => <NoticesPage />} title={pageWords.notices} />
    </main>
  );
}

type DoorProps = { readonly show: (pages: Pages) => VNode; readonly title?: string };

function Door({ show, title }: DoorProps) {
  useEffect(() => void fetchPages(), []);
  const { value } = pages;
  if (value !== null && value !== "failed") return show(value);
  return (
    <>
      {title !== undefined && (
        <header class="top-bar">
          <h1>{title}</h1>
        </header>
      )}
      {value === null ? <Bones rows={2} /> : <NotFetched />}
    </>
  );
}
