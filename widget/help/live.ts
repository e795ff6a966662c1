/** How often the page of a live chat looks for what was said. */
const EVERY_MS = 4_000;

/**
 * While somebody is in a chat with whoever reads its page, what they say appears: the page is fetched
 * again, and its conversation takes the place of the one shown. What is being written stays.
 */
export function followLive(): void {
  const shown = document.querySelector("[data-live]");
  if (shown === null) return;
  const timer = window.setInterval(() => {
    if (document.hidden) return;
    void fresh().then((section) => {
      if (section === null) return;
      if (section.innerHTML !== shown.innerHTML) shown.replaceChildren(...section.childNodes);
      if (!section.hasAttribute("data-live")) window.clearInterval(timer);
    });
  }, EVERY_MS);
}

/** Null: it could not be had now. */
async function fresh(): Promise<Element | null> {
  try {
    const response = await fetch(location.pathname, { credentials: "same-origin" });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("section[aria-labelledby=talk]");
  } catch {
    return null;
  }
}
