/*
 * A request's link keeps its secret behind the `#`, where no server and no other page sees it. This
 * hands it over; without script one types it in.
 */
const SECRET = /^#[\w-]{43}(?:\.(?:yes|no|good|bad))?$/;

export function openDoor(): void {
  const form = document.querySelector<HTMLFormElement>("form.door");
  const field = form?.querySelector("input") ?? null;
  if (form === null || field === null || !SECRET.test(location.hash)) return;
  const waits = form.classList.contains("waits");
  field.value = location.hash.slice(1);
  const status = form.querySelector<HTMLElement>("[data-opening]");
  if (status !== null) status.textContent = status.dataset["opening"] ?? "";
  // Nobody who looks over a shoulder, and no bookmark, keeps it.
  history.replaceState(null, "", location.pathname);
  if (!waits) return form.submit();
  // A press opens it: what looks through mail presses nothing.
  field.closest(".field")?.setAttribute("hidden", "");
  form.querySelector("label")?.setAttribute("hidden", "");
  form.querySelector("button")?.focus();
}
