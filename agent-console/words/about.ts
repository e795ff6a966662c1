/** The words of what the team keeps of a contact, and of what is known of their visit. */
export const aboutWords = {
  title: "About them",
  nothing: "Tags and a note that stay with them, from chat to chat.",
  edit: "Change",
  editWhat: "Change tags or note",
  add: "Add tags or a note",
  tags: "Tags",
  tagsHint: "With commas between them.",
  note: "Note",
  noteBy: (name: string, day: string) => `${name}, ${day}`,
  save: "Save",
  cancel: "Cancel",
  device: "Device",
  pages: "Pages in this chat",
};
