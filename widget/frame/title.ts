/** Unread messages in front of the page's title, "(2) A shop", and the title as the page has it. */
export function createTitle(): { count(badge: string): void; own(): string } {
  /** What was put in front. The page may have set its title anew since. */
  let front = "";
  const own = () => {
    const { title } = document;
    return front !== "" && title.startsWith(front) ? title.slice(front.length) : title;
  };
  return {
    own,
    count(badge) {
      const title = own();
      front = badge === "" ? "" : `(${badge}) `;
      if (document.title !== front + title) document.title = front + title;
    },
  };
}
