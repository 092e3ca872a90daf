import { type Component, licenceText } from "./components.ts";

/** Licences that ask for no more than to be named: "BSD" is what old packages call one of its forms. */
const ALLOWED = new Set(
  "MIT Apache-2.0 BSD-2-Clause BSD-3-Clause BSD ISC 0BSD Zlib Unlicense CC0-1.0 BlueOak-1.0.0 Python-2.0".split(
    " ",
  ),
);

/** Whether a licence as SPDX writes it is one of those: all of "AND", one of "OR". */
export const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((one) => one.split(" AND ").every((each) => ALLOWED.has(each)));

/** The packages whose licence is none of those, a line each. */
export const notAllowed = (components: readonly Component[]): string[] =>
  components
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`);

/** The licences of all packages as one text, which goes with the app. */
export const licencesText = (components: readonly Component[]): string =>
  [
    "Spanloom is made with these packages. Their licences:",
    ...components.map((one) => {
      const title = `${one.name} ${one.version} (${one.licence})`;
      return [
        title,
        "-".repeat(title.length),
        licenceText(one) || "(the package holds no text)",
      ].join("\n");
    }),
    "",
  ].join("\n\n");
