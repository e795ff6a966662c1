/** What a choice of one offers: its value, and what is read. */
export type Offered<V extends string> = readonly (readonly [V, string])[];

export function Options({ options }: { readonly options: Offered<string> }) {
  return (
    <>
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </>
  );
}
