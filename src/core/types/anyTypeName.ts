// For tests only: names of types that people write, make by accident, or paste from elsewhere.
import fc from "fast-check";
import { lengthFault } from "../document/givenNames.ts";
import { nameKey } from "./shownNames.ts";

const LIKE_EACH_OTHER = ["A person", "A_person", "a person", "A PERSON", "Person", "person"];
const MEMBERS = "constructor toString valueOf hasOwnProperty __proto__ prototype".split(" ");
const NOTHING = "none null undefined NaN true O _ -".split(" ");
const NUMBERS = "7 007 3.5 1e3 -1 2nd".split(" ");
const QUOTES = '"quoted" it\'s `tick` “curly” back\\slash a/b ../up %41 $& $1'.split(" ");
const MARKUP = "<b>bold</b> <script> &amp; {name} [x] (x) a|b a||b #tag a<b".split(" ");
const FORMATS = "a,b a;b a:b Arg1:T1 T1 a=b =1+1 +1 @home * ! ? B-Person I-Person".split(" ");
const SCRIPTS = ["😀", "👩‍👩‍👧 family", "🇳🇴", "שם", "شخص كبير", "a שם b", "名前"];
const FOLDED = ["naïve", "nai\u0308ve", "İ", "ß", "SS", "ﬁ", "fi"];
const INVISIBLE = ["\u202eabc", "zero\u200bwidth", "soft\u00adhyphen"];
const LONG = ["chemical compound", "x".repeat(200), "word ".repeat(40).trim()];

/** The worst of them; each once broke a program that took names for something else. */
export const WORST_TYPE_NAMES: readonly string[] = [
  LIKE_EACH_OTHER,
  MEMBERS,
  NOTHING,
  NUMBERS,
  QUOTES,
  MARKUP,
  FORMATS,
  SCRIPTS,
  FOLDED,
  INVISIBLE,
  LONG,
].flat();

const AROUND = [" Person", "Person ", "\tPerson\t", "  A   person  ", "\u00a0Person", "\ufeffmark"];
const WITHIN = ["A\tperson", "A\nperson", "A\r\nperson\r\n", "A\u2028person", "two  blanks"];

/** Names as they come from the clipboard: with blanks, tabs and line ends around and within. */
export const PASTED_TYPE_NAMES: readonly string[] = [...AROUND, ...WITHIN];

const PIECES = [
  " ",
  ..."A b Person person compound constructor 7 0 é e\u0301 ß 😀 👩‍👩‍👧 שם شخص".split(" "),
  ..."_-.,;:|/\\'\"`<>&#%$()[]{}=+*?!@~^",
];

const pieces = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((all) => all.join("")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.string({ unit: "grapheme", minLength: 190, maxLength: 200 }),
);

/** The name with its white space as one blank each, and none around it: what a type can be called. */
const plain = (name: string): string => name.replace(/\s+/gu, " ").trim();

/** Any name that a type can have. */
export const anyTypeName: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORST_TYPE_NAMES) },
    { weight: 2, arbitrary: pieces },
  )
  .map(plain)
  .filter((name) => name !== "");

/** Any name as somebody types or pastes it. */
export const anyTypedName: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: anyTypeName },
  { weight: 1, arbitrary: fc.constantFrom(...PASTED_TYPE_NAMES) },
);

/** Another way to write a name, which is easily taken for it. */
const alike = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    name.toUpperCase(),
    name.toLowerCase(),
    name.replaceAll(" ", "_"),
    name.replaceAll("_", " "),
    `${name} 2`,
    `${name}_`,
  );

/** Different names; many differ only in case, or in a blank against an underscore. */
export const differentTypeNames = (limits: {
  readonly minLength: number;
  readonly maxLength: number;
}): fc.Arbitrary<string[]> =>
  fc.uniqueArray(
    fc
      .oneof(
        { weight: 2, arbitrary: anyTypeName },
        { weight: 1, arbitrary: fc.constantFrom(...WORST_TYPE_NAMES).chain(alike) },
      )
      .map(plain)
      .filter((name) => name !== "" && lengthFault(name) === null),
    { ...limits, selector: nameKey },
  );
