import { expect, test } from "vitest";
import { testDoc } from "../core/fixtures/project.ts";
import { type Channel, createChangeNews } from "./changeNews.ts";
import type { ProjectChange } from "./projectChange.ts";

/** Two ends of a channel, of which the first may lose what it sends. */
function twoEnds() {
  const listeners: ((event: MessageEvent) => void)[] = [];
  let isLost = false;
  const first = {
    postMessage: (data: unknown) => {
      if (!isLost) for (const listener of listeners) listener({ data } as MessageEvent);
    },
  } as unknown as Channel;
  const second = {
    addEventListener: (_: string, listener: (event: MessageEvent) => void) =>
      void listeners.push(listener),
  } as unknown as Channel;
  const lose = (is: boolean) => {
    isLost = is;
  };
  return { first, second, lose };
}

test("changes are heard in their order; after one that was missed all is read again", () => {
  const { first, second, lose } = twoEnds();
  const [tells, hears] = [createChangeNews(first), createChangeNews(second)];
  const heard: (ProjectChange | null)[] = [];
  const theme = (activeDoc: string) => ({ settings: { activeDoc } });
  tells.tell(theme("0")); // Nobody heard this one.
  hears.follow((change) => heard.push(change));
  tells.tell(theme("1"));
  tells.tell(theme("2"));
  lose(true);
  tells.tell(theme("3"));
  lose(false);
  tells.tell(theme("4"));
  tells.tell(theme("5"));
  expect(heard).toEqual([theme("1"), theme("2"), null, theme("5")]);
});

test("many documents are not sent, but read", () => {
  const { first, second } = twoEnds();
  const heard: (ProjectChange | null)[] = [];
  createChangeNews(second).follow((change) => heard.push(change));
  const docs = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`${i}`, testDoc(`${i}`, "A.")]),
  );
  createChangeNews(first).tell({ docs });
  createChangeNews(null).tell({ docs });
  expect(heard).toEqual([null]);
});
