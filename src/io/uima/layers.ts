import { typeName, UNNAMED } from "../typeNames.ts";
import { isOfGrammar } from "../webanno/tsvSchema.ts";
import { type CasStructure, shortType } from "./cas.ts";

/** Layers of users of WebAnno and INCEpTION. */
const OF_USERS = /^(?:webanno\.)?custom\./;

/** What files are made of, whatever they annotate. */
const OF_FILES = new Set(["DocumentAnnotation", "DocumentMetaData", "TagsetDescription"]);
const WORDS = /^(?:Sentence|Token|(?:Word|Num|Punctuation|Symbol|Contraction)Token)$/;
/** Layers of other tools that mark every word, or the parts of a file. */
const GRAMMAR =
  /^org\.apache\.(?:ctakes\.typesystem\.type\.(?:syntax|textspan|structured)|uima\.ruta)\./;
const XML_OF_FILES = /^org\.dkpro\.core\.api\.xml\./;

/** What the annotations of a type are. */
export type LayerKind = "entity" | "sentence" | "word" | "file" | "grammar";

/** What a type is by its name: an annotation of the user, or of the structure of the text. */
export function layerKind(type: string): LayerKind {
  const short = shortType(type);
  if (OF_USERS.test(type)) return "entity";
  if (short === "Sentence") return "sentence";
  if (WORDS.test(short)) return "word";
  if (OF_FILES.has(short) || XML_OF_FILES.test(type)) return "file";
  return isOfGrammar(type) || GRAMMAR.test(type) ? "grammar" : "entity";
}

/** Features that name a type, before others. */
const TYPE_FEATURES = ["value", "label", "type"];
/** What every annotation has, and what says how it came to be. */
const OF_ALL = new Set(["begin", "end", "sofa"]);
const NO_NAMES = /^(?:id|identifier|uri|comment|note|score|confidence|status|begin|end)$/i;
/** Values that are none: numbers, and ids of other structures. */
const NO_NAME = /^(?:true|false|[-+.\d\s]+(?:e[-+]?\d+)?)$/i;

/** The type of an annotation, and the features that say more. */
export function typeOfStructure(
  { type, values, refs }: CasStructure,
  isReference: (feature: string) => boolean,
): { readonly type: string; readonly others: readonly string[] } {
  const set = [...values].filter(
    ([name, value]) => !OF_ALL.has(name) && !isReference(name) && typeName(value) !== "",
  );
  const plain = set.filter(([name]) => !refs?.has(name));
  const named = TYPE_FEATURES.map((name) =>
    plain.find(([feature]) => feature.toLowerCase() === name),
  ).find((one) => one !== undefined);
  // Types of other tools speak for themselves; their features are of any kind.
  const isOpen = OF_USERS.test(type) || type.startsWith("de.tudarmstadt.ukp.");
  const first = isOpen
    ? plain.find(([name, value]) => !NO_NAMES.test(name) && !NO_NAME.test(value))
    : undefined;
  const chosen = named ?? first;
  return {
    type: typeName(chosen?.[1] ?? "") || typeName(shortType(type)) || UNNAMED.entity,
    others: set.filter((one) => one !== chosen).map(([name]) => name),
  };
}
