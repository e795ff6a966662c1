import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Bones } from "../parts/empty.tsx";
import { NotFetched } from "../parts/not-fetched.tsx";
import type { RoutingPlace } from "../route.ts";
import { href } from "../state/here.ts";
import { routingWords } from "../words/routing.ts";
import type * as PagesModule from "./pages.tsx";

/** The screens of routing are a part of their own, fetched when somebody first goes there. */
const pages = signal<typeof PagesModule | "failed" | null>(null);

async function fetchPages(): Promise<void> {
  if (pages.value !== null && pages.value !== "failed") return;
  pages.value = await import("./pages.tsx").catch(() => "failed" as const);
}

export function RoutingDoor({ place }: { readonly place: RoutingPlace }) {
  useEffect(() => void fetchPages(), []);
  const { value } = pages;
  if (value !== null && value !== "failed") return <value.RoutingPages place={place} />;
  return value === null ? <Bones rows={4} /> : <NotFetched />;
}

/** The way there, on the page of settings. */
export function RoutingBox() {
  return (
    <section class="box" aria-labelledby="settings-routing">
      <header>
        <h3 id="settings-routing">{routingWords.title}</h3>
      </header>
      <p class="soft">{routingWords.door}</p>
      <a class="btn btn-line" href={href({ at: "routing", place: { is: "teams" } })}>
        {routingWords.open}
      </a>
    </section>
  );
}
