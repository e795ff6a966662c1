import { expect, test } from "vitest";
import { createApi, type Doing } from "../../../widget/frame/api.ts";

test("J2: whoever begins to listen for what is unread is told at once how many are", () => {
  const doing: Doing = {
    open: () => {},
    close: () => {},
    showLauncher: () => {},
    propose: () => {},
    setLocale: () => {},
    setTheme: () => {},
    unread: () => 3,
    tell: () => {},
    shutdown: () => {},
  };
  const api = createApi(doing);
  const heard: unknown[] = [];
  const hear = (value: unknown) => heard.push(value);
  api.call(["on", "unread", hear]);
  api.call(["on", "open", hear]);
  expect(heard).toEqual([3]);
  api.tell("unread", 4);
  expect(heard).toEqual([3, 4]);
});
