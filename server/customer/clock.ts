export type Reader = {
  /** BCP 47. */
  readonly language: string;
  /** The reader's own, as their browser told it; null: not known. */
  readonly timeZone: string | null;
};

/** Instants (epoch ms) as their reader writes them. */
export function clockFor({ language, timeZone }: Reader): (at: number) => string {
  const style = { dateStyle: "medium", timeStyle: "short" } as const;
  const format = (zone: string) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      ...style,
      timeZone: zone,
    });
  try {
    const own = format(timeZone ?? "UTC");
    return (at) => own.format(at) + (timeZone === null ? " UTC" : "");
  } catch {
    // What a browser calls its zone need not be one that is known here.
    return (at) => `${format("UTC").format(at)} UTC`;
  }
}
