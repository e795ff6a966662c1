/** Nothing is tried again by itself here, as it is everywhere else. */
const NOT_NOW: Partial<Record<string, string>> = {
  too_many: "Too many attempts. Try again in 15 minutes.",
  busy: "The server is busy. Try again in a moment.",
  draining: "The server is restarting. Try again in a moment.",
};

/** The words of signing in and of making an account. */
export const accountWords = {
  unreachable: "The server does not answer. Trying again by itself.",
  refused: ({ code, message }: { readonly code: string; readonly message: string }) =>
    NOT_NOW[code] ?? (message || "The server does not answer. Try again in a moment."),
  signIn: "Sign in",
  signingIn: "Signing in",
  because: {
    fresh: null,
    refused: "You were signed out. What you wrote is kept on this device; sign in to go on.",
    left: "You are signed out.",
  },
  titles: { setup: "Set up Cascade", join: "Join your team" },
  intro: {
    setup: "You are the first here, so you become the administrator: you invite the others.",
    join: "Choose how you sign in from now on.",
  },
  enter: { setup: "Set up and sign in", join: "Join and sign in" },
  linkKept: { title: "The server does not answer", text: "Your link is kept on this page." },
  tryAgain: "Try again",
  used: "This link has been used or has expired",
  whatToDo: {
    setup: "If you made the account, sign in. If somebody else did, ask them to invite you.",
    join: "If you made your account with it, sign in. If not, ask an administrator for a new one.",
  },
  name: "Your name",
  nameHint: "Visitors see it when you answer.",
  nameMissing: "Your name is missing.",
  email: "E-mail",
  emailHint: "You sign in with it. Visitors never see it.",
  emailMissing: "The e-mail address is missing.",
  emailWrong: "This is not a whole e-mail address, like mei@example.com.",
  password: "Password",
  passwordHint: (length: number) => `At least ${length} characters; a few words are easy to keep.`,
  passwordMissing: "The password is missing.",
  passwordShort: (more: number) =>
    `${more} more ${more === 1 ? "character" : "characters"}, please.`,
  show: ["Show", " password"],
  hide: ["Hide", " password"],
};
