import { Icon, type IconProps } from "./icon.tsx";

/* The icons of the panel's first screen. */

export function CloseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}

export function DocIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 2.75h5.25L15 6.5v9.75a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3.75a1 1 0 0 1 1-1zM11 3v3.75h4M7.75 10.5h4.5M7.75 13.5h3" />
    </Icon>
  );
}

export function DownIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 7.5 10 13l5.5-5.5" />
    </Icon>
  );
}

export function MarkIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 5h3.75A3.25 3.25 0 0 1 9.5 8.25v.5A3.25 3.25 0 0 0 12.75 12h.5a3.25 3.25 0 0 1 3.25 3.25V17" />
      <path d="M2.5 10.25h.75A2.75 2.75 0 0 1 6 13v.25A2.75 2.75 0 0 0 8.75 16H11" />
    </Icon>
  );
}

export function NextIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 4.5 13.5 10 8 15.5" />
    </Icon>
  );
}

export function PersonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="6.75" r="3" />
      <path d="M4 16.5c.6-3.2 3-5 6-5s5.4 1.8 6 5" />
    </Icon>
  );
}

export function SendIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 16V4.5M4.75 9.5 10 4.25l5.25 5.25" />
    </Icon>
  );
}

export function TentIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 4.25 2.75 15.750h14.500zM10 4.250V2.750M10 9l-3.5 6.750M10 9l3.5 6.75" />
    </Icon>
  );
}
