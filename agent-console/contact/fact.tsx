import type { ComponentChildren } from "preact";

type FactProps = {
  readonly icon: ComponentChildren;
  readonly name: string;
  readonly below?: string;
  readonly children: ComponentChildren;
};

export function Fact({ icon, name, below, children }: FactProps) {
  return (
    <div>
      {icon}
      <dt>{name}</dt>
      <dd>
        {children}
        {below !== undefined && <small>{below}</small>}
      </dd>
    </div>
  );
}
