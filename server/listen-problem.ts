/** What to do about a port that cannot be had, in one line; `name` and `hostName`: the settings it is from. */
export function listenProblem(
  error: NodeJS.ErrnoException,
  {
    port,
    name,
    hostName,
  }: { readonly port: number; readonly name: string; readonly hostName: string },
): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken. Stop what uses it, or set ${name} to another.`;
    case "EACCES":
      return `Port ${port} may not be opened by this user. Set ${name} to one above 1023.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EADDRNOTAVAIL":
      return `${hostName} is no address of this machine. Set it to one, or leave it out to listen at all.`;
    default:
      return `Cannot listen on port ${port}: ${error.message}.`;
  }
}
