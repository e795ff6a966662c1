/** What an owner does first, until it is done. */
export const firstStepsWords = {
  title: "First steps",
  done: "Done",
  hide: "Hide these steps",
  demo: {
    title: "Try it",
    text: "Ask something on the demo page, as a customer would, and answer it here.",
    go: "Open the demo page",
  },
  site: {
    title: "Put the chat on your site",
    text: "Paste this tag into its pages and open the chat there once. The site then waits here to be allowed.",
    tag: "Script tag",
  },
  team: {
    title: "Bring in your team",
    text: "Everybody gets a link of their own that works once.",
    go: "Invite somebody",
  },
  knowledge: {
    title: "Tell the bot what you know",
    text: "It answers from articles. Those that are there now are the demo shop’s.",
    go: "Go to Knowledge",
  },
};
