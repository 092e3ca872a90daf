/** Why a key cannot be given to a command, in words for the user; null when it can. */
export function refusedKey(key: string): string | null {
  const found = REFUSED.find(({ keys }) => keys.test(key));
  return found ? found.why : null;
}

const REFUSED: readonly { readonly keys: RegExp; readonly why: string }[] = [
  { keys: /^(Shift\+)?Tab$/, why: "Tab moves the focus through the page." },
  { keys: /Tab$|^Mod\+(Shift\+)?[wtnq]$/, why: "The browser keeps it for tabs and windows." },
  { keys: /^Mod\+[0-9]$/, why: "The browser keeps it for changing tabs." },
  { keys: /^Mod\+[-+=]$/, why: "The browser keeps it for zooming." },
  { keys: /^Mod\+(Shift\+)?[rl]$|^F5$/, why: "The browser keeps it for loading pages." },
  { keys: /^(Mod\+)?(Shift\+)?(F11|F12)$|^Mod\+Shift\+[ij]$/, why: "The browser keeps it." },
  { keys: /^Alt\+(F4|ArrowLeft|ArrowRight)$/, why: "The browser keeps it." },
  { keys: /^Mod\+[acvx]$/, why: "It selects, copies or pastes text." },
  { keys: /^(Dead|Process|Unidentified)$/, why: "It is only the first half of a letter." },
];
