type PipsProps = { readonly load: number; readonly capacity: number };

/** Chats in hand, of those one can take. */
export function Pips({ load, capacity }: PipsProps) {
  const places = Array.from({ length: Math.max(load, capacity) }, (_, index) => index < load);
  return (
    <span class="pips" role="img" aria-label={`${load} of ${capacity} chats`}>
      {places.map((taken, index) => (
        <i key={index} class={taken ? "on" : ""} />
      ))}
    </span>
  );
}
