import { describe, expect, it } from "vitest";
import { MOST_ON_SITE } from "../../../server/protocol/on-site.ts";
import { Roll, together } from "../../../server/transport/roll.ts";

const page = (path: string) => ({ url: `https://shop.example${path}`, title: path });

describe("who is on the site", () => {
  it("OS1, OS2: a contact with two tabs is one, there since the first, on the page of the last", () => {
    const roll = new Roll();
    roll.arrived("one", "aino", 1_000);
    roll.arrived("two", "aino", 2_000);
    roll.moved("one", "aino", page("/tents"));
    roll.moved("two", "aino", page("/cart?token=secret#top"));
    roll.arrived("three", "ida", 3_000);
    expect(roll.call()).toEqual({
      count: 2,
      latest: [
        { contactId: "ida", since: 3_000, page: null },
        {
          contactId: "aino",
          since: 1_000,
          page: { ...page("/cart"), title: "/cart?token=secret#top" },
        },
      ],
    });
    roll.left("two", "aino");
    roll.left("three", "ida");
    expect(roll.call().latest).toEqual([{ contactId: "aino", since: 1_000, page: page("/tents") }]);
    roll.moved("gone", "aino", page("/"));
    roll.left("gone", "nobody");
    roll.left("one", "aino");
    expect(roll.call()).toEqual({ count: 0, latest: [] });
  });

  it("OS3: so many are named, all are counted", () => {
    const roll = new Roll();
    for (let n = 0; n < MOST_ON_SITE + 50; n += 1) roll.arrived(`c${n}`, `contact ${n}`, n);
    const { count, latest } = roll.call();
    expect(count).toBe(MOST_ON_SITE + 50);
    expect(latest).toHaveLength(MOST_ON_SITE);
    expect(latest[0]?.since).toBe(MOST_ON_SITE + 49);
  });

  it("OS4: nodes' lists are one; who is at two of them counts once", () => {
    const [one, other] = [new Roll(), new Roll()];
    one.arrived("a", "aino", 1_000);
    one.arrived("b", "bea", 2_000);
    other.arrived("c", "aino", 3_000);
    other.moved("c", "aino", page("/"));
    expect(together([one.call(), other.call()])).toEqual({
      count: 2,
      latest: [
        { contactId: "bea", since: 2_000, page: null },
        { contactId: "aino", since: 1_000, page: page("/") },
      ],
    });
  });
});
