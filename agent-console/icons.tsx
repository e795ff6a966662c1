import { Icon, type IconProps } from "../widget/ui/icon.tsx";

/* Icons of the console alone, on the grid of the shared ones. */

export function CopyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="7" y="7" width="9.5" height="9.5" rx="1.5" />
      <path d="M13 4.75V4.500a1 1 0 0 0-1-1H4.500a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1h.25" />
    </Icon>
  );
}

export function LeaveIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3.750H5a1 1 0 0 0-1 1v10.500a1 1 0 0 0 1 1h3M12.500 6.500 16 10l-3.500 3.500M16 10H8" />
    </Icon>
  );
}

export function BookIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 5.500C8.500 4.300 6.200 4 3.500 4v11c2.700 0 5 .3 6.500 1.500 1.500-1.200 3.800-1.500 6.500-1.500V4c-2.700 0-5 .3-6.500 1.500zM10 5.500v11" />
    </Icon>
  );
}

export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 4.500v11M4.500 10h11" />
    </Icon>
  );
}

export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13.300 13.300 17 17M15 9A6 6 0 1 1 3 9a6 6 0 0 1 12 0z" />
    </Icon>
  );
}

export function PenIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 16l.6-3L13 4.600a1.400 1.400 0 0 1 2 0l.4.4a1.400 1.400 0 0 1 0 2L7 15.400z" />
    </Icon>
  );
}

export function TransferIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 7h11.500M12.500 4l3 3-3 3M16 13H4.500M7.500 10l-3 3 3 3" />
    </Icon>
  );
}

export function KeysIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="2.5" y="5" width="15" height="10" rx="1.75" />
      <path d="M5.500 8h.01M8.500 8h.01M11.500 8h.01M14.500 8h.01M6.500 12h7" />
    </Icon>
  );
}

export function FloorIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3" y="3.5" width="6" height="5.5" rx="1.25" />
      <rect x="11" y="3.5" width="6" height="5.5" rx="1.25" />
      <rect x="3" y="11" width="6" height="5.5" rx="1.25" />
      <rect x="11" y="11" width="6" height="5.5" rx="1.25" />
    </Icon>
  );
}

export function BoltIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M11 2.750 4.750 11H9.250l-.750 6.250L15 8.750h-4.600z" />
    </Icon>
  );
}

export function OrderIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.500 4v12M4 13.500 6.500 16 9 13.500M11.500 5.500H17M11.500 10H15M11.500 14.500h1.500" />
    </Icon>
  );
}

export function DeviceIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="6" y="3" width="8" height="14" rx="1.750" />
      <path d="M9.250 14.500h1.500" />
    </Icon>
  );
}

export function ChartIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.500 16.500h13M6 13.500V10M10 13.500v-9M14 13.500V7.500" />
    </Icon>
  );
}
