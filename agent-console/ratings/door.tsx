import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Bones } from "../parts/empty.tsx";
import { NotFetched } from "../parts/not-fetched.tsx";
import type * as PageModule from "./ratings-page.tsx";

/** A part of its own, fetched when somebody first goes there. */
const page = signal<typeof PageModule | "failed" | null>(null);

async function fetchPage(): Promise<void> {
  if (page.value !== null && page.value !== "failed") return;
  page.value = await import("./ratings-page.tsx").catch(() => "failed" as const);
}

export function RatingsDoor() {
  useEffect(() => void fetchPage(), []);
  const { value } = page;
  if (value !== null && value !== "failed") return <value.RatingsPage />;
  return value === null ? <Bones rows={4} /> : <NotFetched />;
}
