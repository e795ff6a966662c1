import { words } from "../words.ts";

/** What is wrong with a field, in words; null when nothing is. The server checks again. */
export type Check = (value: string) => string | null;

export const PASSWORD_LENGTH = 10;

export const checkName: Check = (value) => (value.trim() === "" ? words.account.nameMissing : null);

export const checkEmail: Check = (value) => {
  if (value.trim() === "") return words.account.emailMissing;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : words.account.emailWrong;
};

export const checkNewPassword: Check = (value) => {
  const more = PASSWORD_LENGTH - [...value].length;
  if (value === "") return words.account.passwordMissing;
  return more > 0 ? words.account.passwordShort(more) : null;
};

export const checkPassword: Check = (value) =>
  value === "" ? words.account.passwordMissing : null;
