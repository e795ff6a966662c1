import { Icon, type IconProps } from "./icon.tsx";

/* The icons of conversations, apart so that the panel can fetch them later than its first screen. */

export function AlertIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6.25v4.5M10 13.6v.01" />
    </Icon>
  );
}

export function BackIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 4.5 6.5 10l5.5 5.5" />
    </Icon>
  );
}

export function BellIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 13.500V9a5 5 0 0 1 10 0v4.500l1.500 1.500h-13zM8.500 17h3" />
    </Icon>
  );
}

export function ChatIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 3.5c4.1 0 7.25 2.6 7.25 6s-3.15 6-7.25 6c-.8 0-1.6-.1-2.3-.3L4 16.75l.8-3.1A5.5 5.5 0 0 1 2.75 9.5c0-3.4 3.15-6 7.25-6z" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m4.5 10.5 3.75 3.75L15.5 6.5" />
    </Icon>
  );
}

export function ChecksIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 10.5 5.5 14l7-7.5M9.25 13 10.25 14l7-7.5" />
    </Icon>
  );
}

export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4.25L12.75 12" />
    </Icon>
  );
}

export function MailIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="2.75" y="4.5" width="14.5" height="11" rx="1.5" />
      <path d="m3.25 6 6.75 5 6.75-5" />
    </Icon>
  );
}

export function PeopleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="7.5" cy="7" r="2.75" />
      <path d="M2.25 16c.5-2.9 2.6-4.5 5.25-4.5s4.75 1.6 5.25 4.5M13 4.6a2.6 2.6 0 0 1 0 4.9M14.75 11.9c1.6.6 2.7 2 3 4.1" />
    </Icon>
  );
}

export function PhoneIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.1 3.25h2.2a.6.6 0 0 1 .57.42l.84 2.74a.6.6 0 0 1-.2.64L7.1 8.2a9.2 9.2 0 0 0 4.7 4.7l1.15-1.42a.6.6 0 0 1 .64-.2l2.74.85a.6.6 0 0 1 .42.57v2.2a1.6 1.6 0 0 1-1.75 1.6A12.6 12.6 0 0 1 3.5 5a1.6 1.6 0 0 1 1.6-1.75z" />
    </Icon>
  );
}

export function TicketIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.75 7.5V5.75a1 1 0 0 1 1-1h12.5a1 1 0 0 1 1 1V7.5a2.5 2.5 0 0 0 0 5v1.75a1 1 0 0 1-1 1H3.75a1 1 0 0 1-1-1V12.5a2.5 2.5 0 0 0 0-5zM12 5v1.5M12 9.25v1.5M12 13.5V15" />
    </Icon>
  );
}

export function SmileIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7" />
      <path d="M7 11.75c.7 1.2 1.7 1.8 3 1.8s2.3-.6 3-1.8M7.6 7.9v.01M12.4 7.9v.01" />
    </Icon>
  );
}
