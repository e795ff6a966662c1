const FALL = "a22 22 0 0 0 22 22h4a22 22 0 0 1 22 22v72a22 22 0 0 0 22 22h2a22 22 0 0 1 22 22v80";
const LEDGE =
  "M0 132h40a22 22 0 0 1 22 22v14a22 22 0 0 0 22 22h104a22 22 0 0 1 22 22v6a22 22 0 0 0 22 22h168v20H0z";

/** Terraces of water and the step line that falls over them, four times, each fainter. Decoration. */
export function Terraces() {
  return (
    <svg
      class="terraces"
      viewBox="0 0 400 260"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      <path class="w2" d={`M0 0h288v26${FALL}H0z`} />
      <path class="w3" d={LEDGE} />
      {[0.75, 0.5, 0.32, 0.18].map((opacity, step) => (
        <path key={step} d={`M${288 + 9 * step} ${-10 - 9 * step}v36${FALL}`} opacity={opacity} />
      ))}
    </svg>
  );
}
