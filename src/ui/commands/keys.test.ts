import { expect, test } from "vitest";
import { speak } from "../../language/speak.ts";
import { keyName, shownKey } from "./keys.ts";

type Held = "ctrlKey" | "metaKey" | "altKey" | "shiftKey";

const press = (key: string, ...held: Held[]) => pressAt(key, undefined, ...held);

const pressAt = (key: string, code: string | undefined, ...held: Held[]) =>
  keyName({
    key,
    ...(code && { code }),
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
  { name: "a Russian letter is the key at its place", got: pressAt("о", "KeyJ"), want: "j" },
  { name: "with Ctrl, too", got: pressAt("Л", "KeyK", "ctrlKey"), want: "Mod+k" },
  { name: "with Shift, too", got: pressAt("В", "KeyD", "shiftKey"), want: "Shift+d" },
  { name: "a letter in place of a sign", got: pressAt("ъ", "BracketRight"), want: "]" },
  { name: "its second sign", got: pressAt("Ъ", "BracketRight", "shiftKey"), want: "}" },
  { name: "an Arabic digit", got: pressAt("٣", "Digit3"), want: "3" },
  { name: "a Thai vowel", got: pressAt("ั", "KeyY"), want: "y" },
  { name: "the French A stays where it is", got: pressAt("a", "KeyQ"), want: "a" },
  { name: "a German umlaut is itself", got: pressAt("ö", "Semicolon"), want: "ö" },
  { name: "Option types a bracket", got: pressAt("[", "Digit5", "altKey"), want: "[" },
  {
    name: "Alt and a bracket's own key",
    got: pressAt("[", "BracketLeft", "altKey"),
    want: "Alt+[",
  },
  { name: "Option and a letter", got: pressAt("∆", "KeyJ", "altKey"), want: "Alt+j" },
])("$name", ({ got, want }) => expect(got).toBe(want));

test("AltGr types a bracket", () => {
  const held = { ctrlKey: true, metaKey: false, altKey: true, shiftKey: false };
  const getModifierState = (modifier: string) => modifier === "AltGraph";
  expect(keyName({ key: "[", code: "Digit8", ...held, getModifierState })).toBe("[");
});

test.each([
  { name: "Mod is Ctrl", got: shownKey("Mod+Shift+z", false), want: "Ctrl Shift Z" },
  { name: "on a Mac it is Cmd", got: shownKey("Mod+z", true), want: "⌘ Z" },
  { name: "arrows are drawn", got: shownKey("Shift+ArrowLeft", false), want: "Shift ←" },
  { name: "the plus sign is a key", got: shownKey("Mod++", false), want: "Ctrl +" },
  { name: "and one alone", got: shownKey("+", false), want: "+" },
])("shown: $name", ({ got, want }) => expect(got).toBe(want));

test("keys are called as German keyboards call them", async () => {
  await speak("de");
  expect(shownKey("Mod+Shift+Delete", false)).toBe("Strg Umschalt Entf");
  expect(shownKey("Mod+F2", true)).toBe("⌘ F2");
  await speak("en");
});
