import type { Locator, Page } from "playwright-core";
import type { RoutingOverview } from "../../server/protocol/routing.ts";

type Settings = RoutingOverview["settings"];

/** The settings of a shop, by hand and by what the console asks the server. */
export class SettingsDesk {
  readonly #page: Page;
  readonly #url: string;

  /** @param page the console's, signed in */
  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
  }

  box(name: string, on = this.#page): Locator {
    return on.getByRole("region", { name, exact: true });
  }

  /** The same person in another tab. */
  async tab(route: string): Promise<Page> {
    const other = await this.#page.context().newPage();
    await other.goto(`${this.#url}/console#/${route}`);
    return other;
  }

  async api<T>(method: "GET" | "PUT", path: string, data?: object): Promise<T> {
    const headers = { "x-cascade": "1", origin: this.#url };
    const response = await this.#page.request.fetch(`${this.#url}/api/${path}`, {
      method,
      headers,
      ...(data === undefined ? {} : { data }),
    });
    return (await response.json()) as T;
  }

  async changeRouting(change: (now: Settings) => Settings): Promise<RoutingOverview> {
    const { revision, settings } = await this.api<RoutingOverview>("GET", "routing");
    return this.api("PUT", "routing", { revision, settings: change(settings) });
  }

  async addTeam(id: string, name: string): Promise<void> {
    await this.changeRouting(({ teams, ...rest }) => {
      const team = { capacity: null, hours: null, languages: [] };
      const how = { strategy: "least_busy", offers: "one_by_one" } as const;
      return { ...rest, teams: [...teams, { id, name, ...how, ...team }] };
    });
  }
}
