import { below, oneOf, type Random } from "./random.ts";

const deep = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);

/** JSON in the place of a value: of wrong kinds, huge, deep, with keys that are members of objects. */
const VALUES: readonly (() => string)[] = [
  ...'null true -1 0 1.5 1e308 1e999 -0 9007199254740993 [] {} [[]] [null] ""'.split(" "),
  '"__proto__"',
  '"constructor"',
  '"<img src=x onerror=alert(1)>"',
  '"\\ud800"',
  '"\\u202eabc\\u2066"',
  '"\\u0000"',
  '".."',
  '"../../up.bin"',
  '"CON.safetensors"',
  '"config.json"',
  '"(a+)+$"',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  "9".repeat(5000),
].map((text) => () => text);

const DEEP: readonly (() => string)[] = [
  () => deep("[", "]", 100_000),
  () => deep('{"a":', "}", 100_000).replace(":}", ":1}"),
  () => `"${"x".repeat(2_000_000)}"`,
];

/** XML in the place of an element's content. */
const CONTENT: readonly (() => string)[] = [
  () => "&lol9;",
  () => "<![CDATA[<script>alert(1)</script>]]>",
  () => "<a/>".repeat(20_000),
  () => `<b ${Array.from({ length: 3000 }, (_, i) => `a${i}=""`).join(" ")}/>`,
  () => deep("<a>", "</a>", 100_000),
  () => "&#x202e;&#0;&#xd800;",
];

const LAUGHS = `<!DOCTYPE x [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? "" : i};`.repeat(10)}">`,
).join("")}<!ENTITY out SYSTEM "file:///etc/passwd">]>`;

const rarely = (random: Random): boolean => random() < 0.03;

/** A larger text is not parsed: that takes long, and little of it is seen. */
const LONGEST_PARSED = 200_000;

/** What may stand in the place of a value that others lie in. */
const STRANGE: readonly unknown[] = [null, true, -1, 0, 1e15, "", "x", [], {}, [[]], [null]];

/** Exchanges a value with all that lies in it, takes it away, or puts it there once more. */
function mutateTree(text: string, random: Random): string | null {
  const root = text.length < LONGEST_PARSED ? parsed(text) : undefined;
  if (typeof root !== "object" || root === null) return null;
  let at = root as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return null;
    const key = oneOf(random, keys);
    const value = at[key];
    if (typeof value === "object" && value !== null && random() < 0.7) {
      at = value as Record<string, unknown>;
      continue;
    }
    const way = below(random, 4);
    if (way === 0) delete at[key];
    else if (way === 1 && Array.isArray(at)) at.push(value);
    else if (way === 1) at[oneOf(random, ["a", "type", "id", "of"])] = value;
    else if (way === 2) at[key] = at[oneOf(random, keys)];
    else at[key] = oneOf(random, STRANGE);
    return JSON.stringify(root);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it is broken already
  }
}

/** Exchanges values of JSON, or keys, without looking at whether the rest fits. */
function mutateJson(text: string, random: Random): string {
  if (random() < 0.4) {
    const tree = mutateTree(text, random);
    if (tree !== null) return tree;
  }
  const found = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g)];
  if (found.length === 0) return text;
  const { index, 0: old } = oneOf(random, found);
  const after = text.slice(index + old.length);
  const isKey = /^\s*:/.test(after);
  const value = isKey
    ? oneOf(random, ['"__proto__"', '"constructor"', '"hasOwnProperty"', '"a"', '""'])
    : (rarely(random) ? oneOf(random, DEEP) : oneOf(random, VALUES))();
  return text.slice(0, index) + value + after;
}

function mutateXml(text: string, random: Random): string {
  const tags = [...text.matchAll(/<[^>]*>/g)];
  if (tags.length === 0) return text;
  const { index, 0: tag } = oneOf(random, tags);
  const at = index + tag.length;
  if (random() < 0.15) return text.replace(/^(<\?xml[^>]*\?>)?/, `$1${LAUGHS}`);
  if (random() < 0.3) return text.slice(0, index) + text.slice(at);
  if (random() < 0.3)
    return (
      text.slice(0, index) + tag.replace(/"[^"]*"/, `"${oneOf(random, PIECES)}"`) + text.slice(at)
    );
  return text.slice(0, at) + oneOf(random, CONTENT)() + text.slice(at);
}

const PIECES = [
  ..."__proto__ constructor 99999999999 -1 1e999 NaN \t | [ ] _ {} <b> &amp; \u202e \u0000 \ud800".split(
    " ",
  ),
  "",
  "\n\n",
  "\r",
  "x".repeat(100_000),
];

/** Words and numbers of any text, exchanged. */
function mutateWords(text: string, random: Random): string {
  const words = [...text.matchAll(/[^\s,;:|]+/g)];
  if (words.length === 0) return text;
  const { index, 0: old } = oneOf(random, words);
  return text.slice(0, index) + oneOf(random, PIECES) + text.slice(index + old.length);
}

/** A text that is still nearly of its grammar. */
export function mutateText(text: string, random: Random): string {
  const kind = text.trimStart().startsWith("<")
    ? mutateXml
    : /^\s*[[{]/.test(text)
      ? mutateJson
      : mutateWords;
  let mutated = text;
  for (let n = 1 + below(random, 3); n > 0; n--)
    mutated = (random() < 0.8 ? kind : mutateWords)(mutated, random);
  return mutated;
}
