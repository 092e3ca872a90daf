// `npm run words`: everything that is said to users is a message, and every catalogue has it.
// With `--write` catalogues get what they lack, untranslated, and lose what is said no more.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { PO, readCatalogue } from "./catalogues.mjs";
import { messagesIn, parsed, placeOf, sources } from "./messages.mjs";
import { saidAtOnce, unsaidIn } from "./unsaid.mjs";

/** Says what was marked or said before. */
const WORDS = "src/language/words.ts";
const LOCALES = "src/locales";
/** What says things that the page shows: readers, stores and workers too, whose errors it shows. */
const READ = [
  /^src\/(ui|store|io|storage|records|model|hub|text|training|worker)\//,
  /^src\/core\/(annotate|projects|agreement|review|document)\//,
  // The rest of the engine throws at faults of the program.
  /^src\/engine\/(startEngine|plannedEngine|wasm\/browserHost)\.ts$/,
];

/** A text to annotate, and words of nine languages. */
const NOT_READ = new Set(["src/store/sampleText.ts", "src/text/abbreviations.ts"]);

const faults = [];

const said = new Map();
for (const file of sources(["src"])) {
  const tree = parsed(file);
  for (const { id, names, node } of messagesIn(tree)) {
    const place = placeOf(node);
    if (id === null && file === WORDS) continue;
    if (id === null) faults.push(`${place}: the message is not written out as a string`);
    else {
      const wanted = placeholdersOf(id, place);
      const lacking = names === null ? [] : [...wanted].filter((name) => !names.includes(name));
      for (const name of lacking) faults.push(`${place}: nothing is given for {${name}}`);
      if (!said.has(id)) said.set(id, place);
    }
  }
  if (READ.some((place) => place.test(file)) && !NOT_READ.has(file))
    for (const { node, text } of unsaidIn(tree, !file.startsWith("src/core/")))
      faults.push(`${placeOf(node)}: not a message: ${JSON.stringify(text)}`);
  for (const { node, text } of saidAtOnce(tree))
    faults.push(`${placeOf(node)}: said before a language is chosen: ${JSON.stringify(text)}`);
}

for (const name of readdirSync(LOCALES).filter((file) => file.endsWith(".po"))) {
  const file = `${LOCALES}/${name}`;
  const catalogue = await readCatalogue(file);
  if (process.argv.includes("--write")) await write(file, catalogue);
  for (const [id, place] of said) check(file, id, catalogue[id]?.translation, place);
  for (const id of Object.keys(catalogue))
    if (!said.has(id)) faults.push(`${file}: said no more: ${JSON.stringify(id)}`);
}

for (const fault of faults) console.error(fault);
console.log(`${said.size} messages, ${faults.length} faults`);
process.exitCode = said.size > 0 && faults.length === 0 ? 0 : 1;

function check(file, id, translation, place) {
  if (!translation) return faults.push(`${file}: not translated: ${JSON.stringify(id)} (${place})`);
  const [wanted, given] = [placeholdersOf(id, place), placeholdersOf(translation, file)];
  const lacking = [...wanted].filter((name) => !given.has(name));
  const unknown = [...given].filter((name) => !wanted.has(name));
  if (lacking.length + unknown.length > 0)
    faults.push(`${file}: ${[...lacking, ...unknown].join(", ")}: other values than in ${id}`);
}

/** The names of values, of elements and, of a plural, that all its forms are there. */
function placeholdersOf(message, place) {
  const names = new Set([...message.matchAll(/<(\w+)\/?>/g)].map(([, name]) => name));
  const visit = (tokens) => {
    for (const token of tokens) {
      if (typeof token === "string") continue;
      const [name, kind, cases] = token;
      names.add(name);
      if (kind !== "plural" && kind !== "select") continue;
      if (!cases.other || (kind === "plural" && !cases.one))
        faults.push(`${place}: a form is missing: ${message}`);
      for (const one of Object.values(cases)) if (Array.isArray(one)) visit(one);
    }
  };
  try {
    visit(compileMessageOrThrow(message));
  } catch (error) {
    faults.push(`${place}: ${error.message}: ${message}`);
  }
  return names;
}

async function write(file, catalogue) {
  for (const id of Object.keys(catalogue)) if (!said.has(id)) delete catalogue[id];
  for (const id of said.keys()) catalogue[id] ??= { translation: "" };
  const sorted = Object.fromEntries(
    Object.keys(catalogue)
      .toSorted()
      .map((id) => [id, catalogue[id]]),
  );
  const locale = file.replace(/^.*\/|\.po$/g, "");
  writeFileSync(
    file,
    await PO.serialize(sorted, {
      locale,
      existing: readFileSync(file, "utf8"),
      sourceLocale: "en",
    }),
  );
}
