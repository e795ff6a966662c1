import { Refusal } from "../refusal.ts";

export function damagedJournal(file: string, offset: number, what: string): Refusal {
  return new Refusal(
    `The journal ${file} is damaged at byte ${offset}: ${what}. Nothing was changed. Restore the ` +
      `data folder from a backup; or, to give up everything written from there on, copy the folder, ` +
      `cut this file at byte ${offset} and move later journal files aside.`,
  );
}

export function damagedDocument(file: string, what: string): Refusal {
  return new Refusal(
    `The document ${file} is damaged at byte 0: ${what}. Nothing was changed. Restore the data ` +
      `folder from a backup; or, to give up this one record, move the file aside.`,
  );
}
