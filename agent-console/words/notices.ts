import type { Notice } from "../notices/notices.ts";

/** The words of notices, and of how one likes the console. */
export const noticeWords = {
  title(notice: Notice): string {
    switch (notice.about) {
      case "offered":
        return `New chat from ${notice.name}`;
      case "handed":
        return `${notice.name}’s chat is yours now`;
      case "wrote":
        return notice.name;
      case "assigned":
        return `A ticket of ${notice.name} is yours now`;
      case "answered":
        return `${notice.name} answered`;
    }
  },
};

export const prefWords = {
  look: "Look",
  theme: "Theme",
  themes: { auto: "As the device", light: "Light", dark: "Dark" },
  density: "Lists",
  densities: { roomy: "Roomy", dense: "Dense" },
  notices: "Notices",
  sounds: "Sounds",
  soundFor: {
    offer: "A chat for me",
    message: "A message to me",
    ticket: "A ticket of mine",
    told: "Something under “For you”",
  },
  soundNames: { none: "None", soft: "Soft", clear: "Clear", bell: "Bell" },
  hear: "Hear it",
  desktop: "Show notices of this device while the console is not in front",
  desktopDenied: "This browser does not let the console show notices. Allow it in its settings.",
  desktopNone: "This browser has no notices.",
  quiet: "Quiet hours",
  quietHow: "No sounds and no notices, on any of your devices, from",
  quietTo: "to",
  keys: "Keyboard",
  letters: "One-letter shortcuts",
  lettersHow: "Turn them off if you speak to your device, or press keys by accident.",
  sheet: "See all shortcuts",
};
