import type { AddressInfo } from "node:net";
import type { Asked, Told } from "./served.ts";

/** Serves in this process until the one that measures says stop, or goes. */
export async function serve([which, folder, ...shared]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error("A folder to write to is needed.");
  const { http, setup, site, close } = await (which === "product"
    ? (await import("./product-server.ts")).startProduct(folder, shared)
    : (await import("./bare-server.ts")).startBare());
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const { port } = http.address() as AddressInfo;
  const stop = () => void close().then(() => process.exit(0));
  process.on("message", ({ asks }: Asked) => {
    if (asks === "cpu") tell({ is: "cpu", micros: processorTime() });
    else if (asks === "memory") tell({ is: "memory", bytes: process.memoryUsage.rss() });
    else stop();
  });
  process.once("disconnect", stop);
  tell({ is: "ready", url: `http://127.0.0.1:${port}`, setup, site });
}

function tell(told: Told): void {
  process.send?.(told);
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
