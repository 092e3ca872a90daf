// Catalogues of `src/locales` as modules: a plugin of Vite and Vitest.
import { readFileSync } from "node:fs";
import { formatter } from "@lingui/format-po";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

/** How catalogues are written: the English words are the ids, in the order of the alphabet. */
export const PO = formatter({ explicitIdAsDefault: true, origins: false });

/** What a catalogue holds: translations and what is said of them, by the English words. */
export const readCatalogue = (file) => PO.parse(readFileSync(file, "utf8"), { sourceLocale: "en" });

/** Compiles `*.po` files when they are imported. */
export const catalogues = {
  name: "catalogues",
  async load(id) {
    const [file] = id.split("?");
    if (!file.endsWith(".po")) return null;
    this.addWatchFile(file);
    const words = Object.entries(await readCatalogue(file))
      .filter(([, { translation, obsolete }]) => translation && !obsolete)
      .map(([id, { translation }]) => [id, compiled(translation)]);
    const source = JSON.stringify(Object.fromEntries(words));
    return { code: `export const messages = JSON.parse(${JSON.stringify(source)});`, map: null };
  },
};

/** Plain words stay a string. */
function compiled(translation) {
  const tokens = compileMessageOrThrow(translation);
  return tokens.every((token) => typeof token === "string") ? tokens.join("") : tokens;
}
