/** Up and down go from the field to what is found below it and back. Returns how to stop it. */
export function moveAmong(place: HTMLElement | null): () => void {
  const move = (event: KeyboardEvent) => {
    if (place === null || event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const stops = [...place.querySelectorAll<HTMLElement>("form.ask input, .two button")];
    const at = stops.indexOf(event.target as HTMLElement);
    const next = stops[at + step];
    if (step === 0 || at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  place?.addEventListener("keydown", move);
  return () => place?.removeEventListener("keydown", move);
}
