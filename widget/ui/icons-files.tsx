import { Icon, type IconProps } from "./icon.tsx";

/* The icons of files, fetched with what shows them. */

export function ClipIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m15.5 9.25-5.9 5.9a3.6 3.6 0 0 1-5.1-5.1l6.4-6.4a2.4 2.4 0 0 1 3.4 3.4l-6.4 6.4a1.2 1.2 0 0 1-1.7-1.7l5.9-5.9" />
    </Icon>
  );
}

export function FileIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M11.25 3H6.5A1.5 1.5 0 0 0 5 4.5v11A1.5 1.5 0 0 0 6.5 17h7a1.5 1.5 0 0 0 1.5-1.5V6.75z" />
      <path d="M11.25 3v3.75H15" />
    </Icon>
  );
}

export function CrossIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />
    </Icon>
  );
}

export function AgainIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.75V7.5h-3.75" />
    </Icon>
  );
}

export function SaveIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 3.5v8.75M6.5 9l3.5 3.5L13.5 9M4 15.75h12" />
    </Icon>
  );
}
