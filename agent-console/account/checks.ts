import { accountWords } from "../words/account.ts";
import { lengthWords } from "../words/length.ts";

/** What is wrong with a field, in words; null when nothing is. The server checks again. */
export type Check = (value: string) => string | null;

export const PASSWORD_LENGTH = 10;

const LONGEST_NAME = 80;

export const checkName: Check = (value) => {
  const over = value.trim().length - LONGEST_NAME;
  if (value.trim() === "") return accountWords.nameMissing;
  return over > 0 ? lengthWords.tooLong(over) : null;
};

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
