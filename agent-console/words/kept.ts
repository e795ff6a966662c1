/** Of visitors who keep their place and are somewhere else meanwhile. */
export const keptWords = {
  keeps: (email: string, until: string) =>
    `They may be away: the place is kept until ${until}, and ${email} is written to when somebody takes this`,
  invited: (email: string, time: string) =>
    `They kept their place and are not back yet. At ${time} we wrote to ${email}`,
};
