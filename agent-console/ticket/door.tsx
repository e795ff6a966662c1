import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Bones } from "../parts/empty.tsx";
import { NotFetched } from "../parts/not-fetched.tsx";
import type * as PagesModule from "./pages.tsx";

type Pages = typeof PagesModule;

/** The screens for tickets are a part of their own, fetched when somebody first opens one. */
const pages = signal<Pages | "failed" | null>(null);

async function fetchPages(): Promise<void> {
  if (pages.value !== null && pages.value !== "failed") return;
  pages.value = await import("./pages.tsx").catch(() => "failed" as const);
}

export function TicketDoor({ id }: { readonly id: string }) {
  return <Door show={({ TicketPage }) => <TicketPage id={id} />} />;
}

/** The table of tickets. */
export function DeskDoor() {
  return <Door show={({ TicketDesk }) => <TicketDesk />} />;
}

export function SearchDoor({ text }: { readonly text: string }) {
  return <Door show={({ SearchPage }) => <SearchPage text={text} />} />;
}

function Door({ show }: { readonly show: (pages: Pages) => VNode }) {
  useEffect(() => void fetchPages(), []);
  const { value } = pages;
  if (value !== null && value !== "failed") return show(value);
  return <main class="page">{value === null ? <Bones rows={4} /> : <NotFetched />}</main>;
}
