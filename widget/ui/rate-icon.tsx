/** A thumb, up or down; not mirrored, as it means the same everywhere. */
export function RateIcon({ good }: { readonly good: boolean }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 20 20"
      aria-hidden="true"
      style={good ? undefined : { transform: "rotate(180deg)" }}
    >
      <path d="M6.500 9 9.500 3.500a1.700 1.700 0 0 1 2 1.700V8H15a1.500 1.500 0 0 1 1.500 1.800l-1 5A1.500 1.500 0 0 1 14 16H6.500zM3.500 9h3v7h-3z" />
    </svg>
  );
}
