/** Files that are pasted or dropped. Text that brings a picture of itself, as from an office program, is text. */
function filesIn(data: DataTransfer | null): readonly File[] {
  const types = data?.types ?? [];
  if (types.includes("text/plain") && types.includes("text/html")) return [];
  return [...(data?.files ?? [])];
}

/** Takes the files of a paste; text goes where it was meant to. */
export function takePaste(event: ClipboardEvent, add: Drops["add"]): void {
  const files = filesIn(event.clipboardData);
  if (files.length === 0) return;
  event.preventDefault();
  add(files);
}

type Drops = {
  /** Files are held over the place, or no longer. */
  readonly over: (is: boolean) => void;
  readonly add: (files: readonly File[]) => void;
};

/** Takes files dropped anywhere on a place; the browser would leave the page for them. Ends by the answer. */
export function takeDrops(place: HTMLElement | null, { over, add }: Drops): () => void {
  const drag = (event: DragEvent) => {
    const brings = event.dataTransfer?.types.includes("Files") === true;
    if (brings) event.preventDefault();
    over(brings && event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    const files = filesIn(event.dataTransfer);
    over(false);
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  };
  const listeners = { dragover: drag, dragleave: drag, drop } as const;
  for (const [name, hear] of Object.entries(listeners))
    place?.addEventListener(name as keyof typeof listeners, hear);
  return () => {
    for (const [name, hear] of Object.entries(listeners))
      place?.removeEventListener(name as keyof typeof listeners, hear);
  };
}
