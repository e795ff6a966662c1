/** Resolves when others have had their turn of the event loop: the network, and everybody else's work. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
