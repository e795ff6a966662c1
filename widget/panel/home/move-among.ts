/** Up and down go from the field over what is found to its buttons and back. Returns how to stop it. */
export function moveAmong(found: HTMLElement | null): () => void {
  const place = found?.closest("main");
  const move = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const stops = [
      ...(place?.querySelectorAll<HTMLElement>("input") ?? []),
      ...(found?.querySelectorAll<HTMLElement>("button") ?? []),
    ];
    const at = stops.indexOf(event.target as HTMLElement);
    const next = stops[at + step];
    if (step === 0 || at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  place?.addEventListener("keydown", move);
  return () => place?.removeEventListener("keydown", move);
}
