/** The part of a keyboard event that names a key. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The name of a key press as the command table writes it: "j", "Shift+Tab", "Mod+z", "{".
 * Mod is Ctrl or Cmd. Shift is named only where the key itself does not show it.
 */
export function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const isLetter = /^\p{L}$/u.test(key);
  const showsShift = key.length === 1 && !isLetter && key !== " ";
  const parts = [
    ctrlKey || metaKey ? "Mod" : "",
    altKey ? "Alt" : "",
    shiftKey && !showsShift ? "Shift" : "",
    isLetter ? key.toLowerCase() : key === " " ? "Space" : key,
  ];
  return parts.filter(Boolean).join("+");
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Backspace: "⌫",
  Escape: "Esc",
};

/** A key's name as people know it on this kind of computer. */
export function shownKey(name: string, mac: boolean): string {
  return name
    .split("+")
    .map((part) => (part === "Mod" ? (mac ? "⌘" : "Ctrl") : (SYMBOLS[part] ?? capital(part))))
    .join(" ");
}

const capital = (part: string): string => (part.length === 1 ? part.toUpperCase() : part);
