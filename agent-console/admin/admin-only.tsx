import type { ComponentChildren } from "preact";
import { Empty } from "../parts/empty.tsx";
import { useDesk } from "../state/use-desk.ts";
import { adminOnlyWords } from "../words/settings.ts";

type AdminOnlyProps = { readonly title: string; readonly page: ComponentChildren };

/** The server refuses others anyway; this says why instead of showing what would not work. */
export function AdminOnly({ title, page }: AdminOnlyProps) {
  const { account } = useDesk();
  return (
    <main class="page">
      <header class="top-bar">
        <h1>{title}</h1>
      </header>
      <div class="body" tabIndex={0} role="region" aria-label={title}>
        {account.role === "admin" ? page : <Empty {...adminOnlyWords} />}
      </div>
    </main>
  );
}
