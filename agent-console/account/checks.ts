import { accountWords } from "../words/account.ts";

/** What is wrong with a field, in words; null when nothing is. The server checks again. */
export type Check = (value: string) => string | null;

export const PASSWORD_LENGTH = 10;

export const checkName: Check = (value) => (value.trim() === "" ? accountWords.nameMissing : null);

export const checkEmail: Check = (value) => {
  if (value.trim() === "") return accountWords.emailMissing;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : accountWords.emailWrong;
};

export const checkNewPassword: Check = (value) => {
  const more = PASSWORD_LENGTH - [...value].length;
  if (value === "") return accountWords.passwordMissing;
  return more > 0 ? accountWords.passwordShort(more) : null;
};

export const checkPassword: Check = (value) => (value === "" ? accountWords.passwordMissing : null);
