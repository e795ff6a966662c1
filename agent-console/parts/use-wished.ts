import { useState } from "preact/hooks";

/**
 * A box that saves at once shows what is wished for while that is being saved, and then what is: without
 * this it would spring back until the answer is here, and stay wrong where that was a refusal.
 *
 * @param is as it is known
 * @param save settles when it is saved, or could not be
 */
export function useWished<T>(
  is: T,
  save: (wished: T) => Promise<unknown>,
): readonly [T, (wished: T) => void] {
  const [wish, setWish] = useState<{ readonly for: T } | null>(null);
  const wishFor = (wished: T): void => {
    const newest = { for: wished };
    setWish(newest);
    void save(wished).finally(() => setWish((now) => (now === newest ? null : now)));
  };
  return [wish === null ? is : wish.for, wishFor];
}
