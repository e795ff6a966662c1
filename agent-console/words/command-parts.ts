/** The words of what the command bar does to one part of a ticket. */
export const partWords = {
  tagAlso: "untag label off delete",
  tick: (task: string) => `Tick off “${task}”`,
  tickAlso: "task done complete finish check",
  untick: (task: string) => `“${task}” is not done after all`,
  untickAlso: "task untick uncheck reopen",
  split: (text: string) => `Split off “${text}” as a ticket`,
  splitAlso: "message own new separate make this a",
};
