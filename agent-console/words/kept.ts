/** Of visitors who keep their place and are somewhere else meanwhile. */
export const keptWords = {
  keeps: (email: string, until: string) => `keeps the place until ${until}, asked back at ${email}`,
  invited: (email: string, time: string) =>
    `not back yet, asked back at ${time} by mail to ${email}`,
};
