import type { ComponentChildren } from "preact";
import { Empty } from "../parts/empty.tsx";
import { useDesk } from "../state/use-desk.ts";
import { adminOnlyWords } from "../words/settings.ts";

type AdminOnlyProps = {
  readonly title: string;
  /** It is there to be read: nothing on it is changed. */
  readonly reading?: boolean;
  readonly page: ComponentChildren;
};

/** The server refuses others anyway; this says why instead of showing what would not work. */
export function AdminOnly({ title, reading = false, page }: AdminOnlyProps) {
  const { account } = useDesk();
  return (
    <main class="page">
      <header class="top-bar">
        <h1>{title}</h1>
      </header>
      <div class="body" tabIndex={0} role="region" aria-label={title}>
        {account.role === "admin" ? (
          page
        ) : (
          <Empty
            title={adminOnlyWords.title}
            text={reading ? adminOnlyWords.reading : adminOnlyWords.changing}
          />
        )}
      </div>
    </main>
  );
}
