import { expect, test } from "vitest";
import { byteLines } from "./byteLines.ts";

async function linesOf(pieces: readonly string[], longest?: number) {
  const source = (async function* () {
    for (const piece of pieces) yield Buffer.from(piece);
  })();
  const together: unknown[] = [];
  for await (const lines of byteLines(source, longest))
    together.push(
      lines.map(({ number, bytes, isEnded }) => [
        number,
        bytes && Buffer.from(bytes).toString(),
        isEnded,
      ]),
    );
  return together;
}

test("lines are the same however they come, and the last one may lack its end", async () => {
  const all = [
    [1, "ab", true],
    [2, "", true],
    [3, "cé", true],
    [4, "d", false],
  ];
  const text = "ab\n\ncé\nd";
  expect((await linesOf([text])).flat()).toEqual(all);
  expect((await linesOf([...text])).flat()).toEqual(all);
  expect(await linesOf(["ab\n\n", "c", "é\nd"])).toEqual([all.slice(0, 2), [all[2]], [all[3]]]);
  expect(await linesOf([])).toEqual([]);
});

test("a line that is too long is passed over, and those after it are read", async () => {
  expect((await linesOf(["abc\nab", "cd", "ef\nabc\nabcd"], 3)).flat()).toEqual([
    [1, "abc", true],
    [2, null, true],
    [3, "abc", true],
    [4, null, false],
  ]);
});
