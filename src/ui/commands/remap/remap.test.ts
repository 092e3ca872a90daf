import { describe, expect, test } from "vitest";
import { looksOf } from "../../look/looks.ts";
import { COMMANDS, commandById } from "../commands.ts";
import { SCHEMA } from "../fixture.ts";
import { swappedKeys, takenKeys, withKeys } from "./changedKeys.ts";
import { conflictsOf, typeWithKey } from "./conflicts.ts";
import { keyTable, type OwnKeys } from "./keyTable.ts";
import { refusedKey } from "./refusedKey.ts";

const conflicts = (id: string, keys: string[], own: OwnKeys = {}) =>
  conflictsOf(COMMANDS, keyTable(COMMANDS, own), commandById(id), keys);
const named = (id: string, keys: string[], own: OwnKeys = {}) =>
  conflicts(id, keys, own).map(({ key, other }) => `${key} ${other.id}`);

describe("the keys that commands have", () => {
  test.each([
    { name: "those of the table", own: {}, id: "next", want: ["j"] },
    { name: "the user's own", own: { next: ["q", "Mod+j"] }, id: "next", want: ["q", "Mod+j"] },
    { name: "none, where the user took them", own: { next: [] }, id: "next", want: [] },
    {
      name: "of a command that is gone, nothing",
      own: { gone: ["q"] },
      id: "gone",
      want: undefined,
    },
    {
      name: "letters of targets stay",
      own: { hint: ["q"] },
      id: "hint",
      want: commandById("hint").keys,
    },
  ])("$name", ({ own, id, want }) => {
    expect(keyTable(COMMANDS, own as OwnKeys).get(id)).toEqual(want);
  });
});

describe("conflicts", () => {
  test("the table has none", () => {
    for (const { id, keys } of COMMANDS) expect(named(id, [...keys]), id).toEqual([]);
  });

  test("no key of the table is one that is refused, but Tab, and those that mean the same everywhere", () => {
    const refused = COMMANDS.flatMap(({ keys }) => keys).filter((key) => refusedKey(key) !== null);
    expect(refused).toEqual(["Tab", "Shift+Tab", "Mod+c", "Mod+a"]);
  });

  test.each([
    { name: "another command has the key", got: named("next", ["x"]), want: ["x reject"] },
    {
      name: "the user gave it to another",
      got: named("next", ["z"], { undo: ["z"] }),
      want: ["z undo"],
    },
    {
      name: "it is free since the user took it",
      got: named("next", ["x"], { reject: ["Backspace"] }),
      want: [],
    },
    { name: "the other applies elsewhere", got: named("label", ["v"]), want: [] },
    { name: "targets' letters are none", got: named("undo", ["e"]), want: [] },
    {
      name: "two keys, two others",
      got: named("accept", ["x", "k"]),
      want: ["k previous", "x reject"],
    },
  ])("$name", ({ got, want }) => expect(got.sort()).toEqual(want));

  test.each([
    { name: "a type's digit, where types are given", id: "next", key: "2", want: "Firm" },
    { name: "a digit without a type", id: "next", key: "7", want: undefined },
  ])("$name", ({ id, key, want }) => {
    const types = [...looksOf(SCHEMA).entities.values()];
    expect(typeWithKey(types, commandById(id), key)?.name).toBe(want);
  });
});

describe("changes", () => {
  const table = keyTable(COMMANDS, {});
  const [next, reject] = [commandById("next"), commandById("reject")];

  test.each([
    { name: "a new key", got: withKeys(next, ["q"]), want: { next: ["q"] } },
    {
      name: "the key it comes with is no change",
      got: withKeys(next, ["j"]),
      want: { next: null },
    },
    {
      name: "taken: the other keeps what is left",
      got: takenKeys(table, next, ["x"], conflicts("next", ["x"])),
      want: { next: ["x"], reject: ["Backspace"] },
    },
    {
      name: "swapped: the other gets the former key",
      got: swappedKeys(table, next, ["x"], conflicts("next", ["x"])),
      want: { next: ["x"], reject: ["Backspace", "j"] },
    },
  ])("$name", ({ got, want }) => expect(Object.fromEntries(got)).toEqual(want));

  test("after a swap there is no conflict", () => {
    const swapped = swappedKeys(table, next, ["x"], conflicts("next", ["x"]));
    const own = Object.fromEntries([...swapped].map(([id, keys]) => [id, keys ?? []]));
    expect(named("next", ["x"], own)).toEqual([]);
    expect(named(reject.id, own[reject.id] as string[], own)).toEqual([]);
  });
});

test.each([
  "Mod+w",
  "Mod+t",
  "Mod+n",
  "Mod+Shift+n",
  "F5",
  "Mod+r",
  "Mod+1",
  "Tab",
  "Mod+c",
  "Alt+F4",
])("%s is refused with a reason", (key) => expect(refusedKey(key)).toMatch(/\.$/));

test.each(["j", "Mod+k", "Mod+Shift+p", "Shift+Delete", "F2", "Alt+ArrowDown", "Enter", "w", "+"])(
  "%s can be given",
  (key) => expect(refusedKey(key)).toBeNull(),
);
