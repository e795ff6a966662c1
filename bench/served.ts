import type { Server as HttpServer } from "node:http";

/** A server to be measured. */
export type Served = {
  readonly http: HttpServer;
  /** What clients need to know beyond the address. */
  readonly setup: string;
  readonly site: string;
  close(): Promise<void>;
};

/** What the measuring process says to it, and it to that one. */
export type Asked = { readonly asks: "cpu" | "memory" | "stop" };
export type Told =
  | { readonly is: "ready"; readonly url: string; readonly setup: string; readonly site: string }
  /** Processor time this process has used so far, in microseconds. */
  | { readonly is: "cpu"; readonly micros: number }
  /** What the process occupies in memory, in bytes. */
  | { readonly is: "memory"; readonly bytes: number };
