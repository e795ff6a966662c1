import { Icon, type IconProps } from "./icon.tsx";

/* Every icon. The panel takes those of its first screen and of conversations from files of their own. */

export type { IconProps };
export { CloseIcon, DownIcon, MarkIcon, NextIcon, PersonIcon, SendIcon } from "./icons-home.tsx";
export {
  AlertIcon,
  BackIcon,
  BellIcon,
  ChatIcon,
  CheckIcon,
  ChecksIcon,
  ClockIcon,
  MailIcon,
  PeopleIcon,
  TicketIcon,
} from "./icons-talk.tsx";

export function DoneIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7" />
      <path d="m6.9 10.25 2.15 2.15 4.15-4.4" />
    </Icon>
  );
}

export function GlobeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7" />
      <path d="M3 10h14M10 3c2 2 3 4.4 3 7s-1 5-3 7c-2-2-3-4.4-3-7s1-5 3-7z" />
    </Icon>
  );
}

export function InboxIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 11.5 5.1 4.700a1 1 0 0 1 1-.7h7.800a1 1 0 0 1 1 .7L17 11.500v3.750a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3 11.500h3.750c.3 1.7 1.6 2.6 3.25 2.600s2.95-.9 3.25-2.600H17" />
    </Icon>
  );
}

export function LockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
      <path d="M6.75 9V6.750a3.25 3.25 0 0 1 6.5 0V9" />
    </Icon>
  );
}

export function MoreIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 10v.01M10 10v.01M15.5 10v.01" stroke-width="2.4" />
    </Icon>
  );
}

export function PageIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="2.75" y="4" width="14.5" height="12" rx="1.5" />
      <path d="M2.75 7.500h14.500M5.25 5.750v.01M7.25 5.750v.01" />
    </Icon>
  );
}

export function RetryIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M15.9 11.2a6 6 0 1 1-1.5-5.3L16.25 7.5M16.25 3.75V7.5H12.5" />
    </Icon>
  );
}

export function SlidersIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.5 6.250h6.750M14.25 6.250h2.250M3.5 13.750h2.250M9.75 13.750h6.75" />
      <circle cx="12.25" cy="6.25" r="2" />
      <circle cx="7.75" cy="13.75" r="2" />
    </Icon>
  );
}

export function UpIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 12.5 10 7l5.5 5.5" />
    </Icon>
  );
}
