import { t } from "../../../language/words.ts";

/** Why a key cannot be given to a command, in words for the user; null when it can. */
export function refusedKey(key: string): string | null {
  const found = REFUSED.find(({ keys }) => keys.test(key));
  return found ? found.why : null;
}

const REFUSED: readonly { readonly keys: RegExp; readonly why: string }[] = [
  {
    keys: /^(Shift\+)?Tab$/,
    get why() {
      return t("Tab moves the focus through the page.");
    },
  },
  {
    keys: /Tab$|^Mod\+(Shift\+)?[wtnq]$/,
    get why() {
      return t("The browser keeps it for tabs and windows.");
    },
  },
  {
    keys: /^Mod\+[0-9]$/,
    get why() {
      return t("The browser keeps it for changing tabs.");
    },
  },
  {
    keys: /^Mod\+[-+=]$/,
    get why() {
      return t("The browser keeps it for zooming.");
    },
  },
  {
    keys: /^Mod\+(Shift\+)?[rl]$|^F5$/,
    get why() {
      return t("The browser keeps it for loading pages.");
    },
  },
  {
    keys: /^(Mod\+)?(Shift\+)?(F11|F12)$|^Mod\+Shift\+[ij]$/,
    get why() {
      return t("The browser keeps it.");
    },
  },
  {
    keys: /^Alt\+(F4|ArrowLeft|ArrowRight)$/,
    get why() {
      return t("The browser keeps it.");
    },
  },
  {
    keys: /^Mod\+[acvx]$/,
    get why() {
      return t("It selects, copies or pastes text.");
    },
  },
  {
    keys: /^(Dead|Process|Unidentified)$/,
    get why() {
      return t("It is only the first half of a letter.");
    },
  },
];
