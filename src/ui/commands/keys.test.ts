import { expect, test } from "vitest";
import { keyName, shownKey } from "./keys.ts";

const press = (key: string, ...held: ("ctrlKey" | "metaKey" | "altKey" | "shiftKey")[]) =>
  keyName({
    key,
    ctrlKey: held.includes("ctrlKey"),
    metaKey: held.includes("metaKey"),
    altKey: held.includes("altKey"),
    shiftKey: held.includes("shiftKey"),
  });

test.each([
  { name: "a letter is itself", got: press("j"), want: "j" },
  { name: "caps lock makes no other key", got: press("J"), want: "j" },
  { name: "a letter with Shift says so", got: press("D", "shiftKey"), want: "Shift+d" },
  { name: "a sign shows its Shift", got: press("{", "shiftKey"), want: "{" },
  { name: "Ctrl and Cmd are one", got: press("z", "metaKey"), want: "Mod+z" },
  { name: "redo", got: press("Z", "ctrlKey", "shiftKey"), want: "Mod+Shift+z" },
  { name: "Shift and Tab", got: press("Tab", "shiftKey"), want: "Shift+Tab" },
  { name: "the space bar has a name", got: press(" "), want: "Space" },
])("$name", ({ got, want }) => expect(got).toBe(want));

test.each([
  { name: "Mod is Ctrl", got: shownKey("Mod+Shift+z", false), want: "Ctrl Shift Z" },
  { name: "on a Mac it is Cmd", got: shownKey("Mod+z", true), want: "⌘ Z" },
  { name: "arrows are drawn", got: shownKey("Shift+ArrowLeft", false), want: "Shift ←" },
])("shown: $name", ({ got, want }) => expect(got).toBe(want));
