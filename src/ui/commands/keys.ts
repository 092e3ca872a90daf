import { t } from "../../language/words.ts";

/** The part of a keyboard event that names a key. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key on the keyboard, named as on an American one. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(modifier: string): boolean;
}

/**
 * The name of a key press as the command table writes it: "j", "Shift+Tab", "Mod+z", "{".
 * Mod is Ctrl or Cmd. Shift is named only where the key itself does not show it, and Alt not where
 * it is how the keyboard types that sign.
 */
export function keyName(press: KeyPress): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const key = latinKey(press);
  const isLetter = /^\p{L}$/u.test(key);
  const showsShift = key.length === 1 && !isLetter && key !== " ";
  const typed = altTypes(press);
  const parts = [
    (ctrlKey || metaKey) && !typed ? "Mod" : "",
    altKey && !typed ? "Alt" : "",
    shiftKey && !showsShift ? "Shift" : "",
    isLetter ? key.toLowerCase() : key === " " ? "Space" : key,
  ];
  return parts.filter(Boolean).join("+");
}

/** Whether Alt (AltGr, Option) was held to type a sign, as many keyboards need for brackets. */
function altTypes({ key, code = "", altKey, ctrlKey, metaKey, ...press }: KeyPress): boolean {
  if (press.getModifierState?.("AltGraph")) return true;
  const isSign = /^[!-/:-@[-`{-~]$/.test(key);
  return altKey && !ctrlKey && !metaKey && isSign && !SIGNS[code]?.includes(key);
}

/** Signs that other alphabets have letters in place of, without and with Shift. */
const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ["`", "~"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
};

/**
 * The key itself; where it types another alphabet's letter, or Option another sign, what is at its
 * place on a Latin keyboard.
 */
function latinKey({ key, code = "", altKey, shiftKey }: KeyPress): string {
  const isLatin = /^[\p{Script=Latin}0-9]$/u.test(key);
  const isOther = /^[\p{L}\p{M}\p{N}]$/u.test(key) && !isLatin;
  const byOption = altKey && /^[^ -~]$/u.test(key);
  if (!isOther && !byOption) return key;
  const [, place] = /^(?:Key|Digit)(.)$/.exec(code) ?? [];
  return place ?? SIGNS[code]?.[shiftKey ? 1 : 0] ?? key;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Backspace: "⌫",
};

/** A key's name as people know it on this kind of computer. */
export function shownKey(name: string, mac: boolean): string {
  return partsOf(name)
    .map((part) => (mac && part === "Mod" ? "⌘" : (SYMBOLS[part] ?? named(part))))
    .join(" ");
}

/** "Mod+Shift+z" in three; the plus sign is a key too. */
const partsOf = (name: string): string[] => name.split(/\+(?=.)/);

/** What is printed on a key differs by language. */
const named = (key: string): string =>
  key.length === 1
    ? key.toUpperCase()
    : t("{key, select, Mod {Ctrl} Delete {Del} Escape {Esc} ContextMenu {Menu} other {{key}}}", {
        key,
      });
