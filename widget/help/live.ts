/** How often the page of a live chat looks for what was said. */
const EVERY_MS = 4_000;

/**
 * While somebody is in a chat with whoever reads its page, what changes appears: the page is fetched
 * again, and each part that is not as it was takes the place of the one shown, once more when it is
 * over. What is being written stays.
 */
export function followLive(): void {
  const path = document.querySelector<HTMLElement>("[data-live]")?.dataset["live"];
  if (path === undefined) return;
  const shown = partsOf(document);
  const timer = window.setInterval(() => {
    if (document.hidden) return;
    // As it was asked for, so that a button chosen by a link in a mail stays chosen.
    void fresh(path + location.search).then((page) => {
      if (page === null) return;
      for (const [n, now] of partsOf(page).entries())
        if (now.innerHTML !== shown[n]?.innerHTML) shown[n]?.replaceChildren(...now.childNodes);
      if (page.querySelector("[data-live]") === null) window.clearInterval(timer);
    });
  }, EVERY_MS);
}

function partsOf(page: Document): readonly Element[] {
  return [...page.querySelectorAll(".part")];
}

/** Null: it could not be had now. */
async function fresh(path: string): Promise<Document | null> {
  try {
    const response = await fetch(path, { credentials: "same-origin" });
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}
