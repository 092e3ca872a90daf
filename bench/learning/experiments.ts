import { join } from "node:path";
import { readText, readTypes } from "../../src/cli/files.ts";
import type { Scope } from "../../src/core/document/document.ts";
import type { Example, SentenceWords } from "../../src/core/learn/example.ts";
import { seededRandom, shuffled } from "../../src/core/learn/random.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";
import { parseSpertJson } from "../../src/io/spert/spertJson.ts";
import { segment } from "../../src/text/segment.ts";

/** Sentences that a trained model is tried on. */
export type Trial =
  | {
      readonly kind: "gold";
      readonly name: string;
      readonly gold: readonly Example[];
      /** Of types that the bundled model does not have. */
      readonly isNew: boolean;
    }
  | {
      /** Does it suggest what the model before suggested? */
      readonly kind: "kept";
      readonly name: string;
      readonly sentences: readonly SentenceWords[];
    };

/** What a user might do with the bundled model, and what is looked at afterwards. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  /** The types that the model has before. */
  readonly base: ModelTypes;
  /** Those that it shall have: most often the same, and new ones. */
  readonly types: ModelTypes;
  readonly examples: (seed: number) => readonly Example[];
  readonly trials: readonly Trial[];
}

/** Where the data is, and what the bundled model knows and says. */
export interface Sources {
  readonly shared: string;
  /** Types of CoNLL04: those of the model, or what it reads from their names. */
  readonly types: ModelTypes;
  /** Its own types, where it reads others from their names; null where it cannot. */
  readonly own: ModelTypes | null;
  /** What it says, with the types of CoNLL04. */
  readonly predict: (sentences: readonly SentenceWords[]) => Promise<readonly Example[]>;
}

/** So many sentences are learnt from, and so many others are looked at. */
const [LEARNT, OTHERS] = [30, 150];

/** All experiments. */
export async function experiments(sources: Sources): Promise<Experiment[]> {
  const { shared, own } = sources;
  const few = own
    ? [...fewOf(shared, own, MUSIC), ...UNSEEN.flatMap((set) => fewOf(shared, own, set))]
    : [];
  return [drugs(sources), ...products(sources), await accepted(sources), music(sources), ...few];
}

/** Two new types of entities and one of relations, far from what the model knows. */
function drugs({ shared, types }: Sources): Experiment {
  const own = readTypes(join(shared, "data/ade/types.json"));
  const all = sentencesOf(join(shared, "data/ade/full.json"), own);
  const others = shuffled(all, seededRandom(0x0ade)).slice(0, OTHERS);
  const rest = all.filter((one) => !others.includes(one));
  return {
    id: "drugs",
    title: `${LEARNT} sentences of ADE: Drug and Adverse-Effect beside the model's types`,
    base: types,
    types: united(types, own),
    examples: (seed) => drawn(rest, seed).map((one) => ({ ...one, known: scopeOf(own) })),
    trials: [
      { kind: "gold", name: `ADE, ${OTHERS} others`, gold: others, isNew: true },
      conll04(shared, types),
    ],
  };
}

/** The sample's types and a new one, which others' files call `Product`. */
function products({ shared, types }: Sources): Experiment[] {
  const folder = join(shared, "cases/01-new-type-takes-over");
  const all = readTypes(join(folder, "types_product.json"));
  const trials = [kept(folder, "sample.txt"), kept(folder, "other.txt")];
  const onlyProduct = { entities: ["Product"], relations: [] };
  const of = (id: string, file: string, known?: Scope): Experiment => ({
    id,
    title: `${file}, knowing ${known ? "Product only" : "all types"}`,
    base: types,
    types: united(types, all),
    examples: () =>
      sentencesOf(join(folder, file), all).map((one) => (known ? { ...one, known } : one)),
    trials,
  });
  return [
    of("clean", "product_clean.json", onlyProduct),
    of("clean-all", "product_clean.json"),
    of("mixed", "product_mixed.json"),
    of("single", "single_label.json", onlyProduct),
  ];
}

/** Nothing new: the sample text, accepted as it was suggested. */
async function accepted({ shared, types, predict }: Sources): Promise<Experiment> {
  const folder = join(shared, "cases/01-new-type-takes-over");
  const sample = await predict(textSentences(join(folder, "sample.txt")));
  return {
    id: "accepted",
    title: "the sample text, accepted as suggested",
    base: types,
    types,
    examples: () => sample,
    trials: [kept(folder, "other.txt"), conll04(shared, types)],
  };
}

/** Many new types, of which each has few examples. */
function music({ shared, types }: Sources): Experiment {
  const folder = join(shared, "data/crossre-music");
  const own = readTypes(join(folder, "types.json"));
  const train = sentencesOf(join(folder, "train.json"), own);
  return {
    id: "music",
    title: `the first ${LEARNT} sentences of CrossRE music`,
    base: types,
    types: united(types, own),
    examples: () => train.slice(0, LEARNT).map((one) => ({ ...one, known: scopeOf(own) })),
    trials: [
      {
        kind: "gold",
        name: "CrossRE music, first 120 of dev",
        gold: sentencesOf(join(folder, "dev.json"), own).slice(0, 120),
        isNew: true,
      },
      conll04(shared, types),
    ],
  };
}

/** A set whose types are asked for by a user who has no others. */
interface FewShot {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  /** The sentences to learn from, in order, and those to look at. */
  readonly files: { readonly train: string; readonly others: string } | { readonly all: string };
}

const MUSIC: FewShot = {
  id: "music",
  folder: "crossre-music",
  title: "CrossRE music",
  files: { train: "train.json", others: "dev.json" },
};

/** Sets that the general model has not seen, as its licence would not let it be shipped then. */
const UNSEEN: readonly FewShot[] = [
  {
    id: "ai",
    folder: "broad/crossre-ai",
    title: "CrossRE AI",
    files: { all: "data.json" },
  },
  {
    id: "literature",
    folder: "broad/crossre-literature",
    title: "CrossRE literature",
    files: { all: "data.json" },
  },
];

/** Few sentences of a set, of whose types the model knows the names. */
function fewOf(shared: string, base: ModelTypes, { id, folder, title, files }: FewShot) {
  const path = join(shared, "data", folder);
  const types = readTypes(join(path, "types.json"));
  const read = (name: string) => sentencesOf(join(path, name), types);
  const all = "all" in files ? shuffled(read(files.all), seededRandom(0xc055)) : [];
  const [train, others] =
    "all" in files
      ? [all.slice(DEV), all.slice(0, DEV)]
      : [read(files.train), read(files.others).slice(0, DEV)];
  return FEW.map((n): Experiment => {
    return {
      id: `${id}-${n}`,
      title: `the first ${n} sentences of ${title}, whose types are the only ones`,
      base,
      types,
      examples: () => train.slice(0, n),
      trials: [{ kind: "gold", name: `${title}, ${DEV} others`, gold: others, isNew: true }],
    };
  });
}

/** So many sentences are learnt from, in turn, and so many are looked at. */
const [FEW, DEV] = [[10, 30, 100], 120];

const conll04 = (shared: string, types: ModelTypes): Trial => ({
  kind: "gold",
  name: "CoNLL04, test",
  gold: sentencesOf(join(shared, "data/conll04/test.json"), types),
  isNew: false,
});

const kept = (folder: string, file: string): Trial => ({
  kind: "kept",
  name: file,
  sentences: textSentences(join(folder, file)),
});

const drawn = (all: readonly Example[], seed: number): Example[] =>
  shuffled(all, seededRandom(seed)).slice(0, LEARNT);

const sentencesOf = (file: string, types: ModelTypes): Example[] =>
  parseSpertJson(readText(file), file, types);

function textSentences(file: string): SentenceWords[] {
  const text = readText(file);
  return segment("", text).map(({ id, words }) => {
    return { id, words: words.map(([start, end]) => text.slice(start, end)) };
  });
}

const united = (a: ModelTypes, b: ModelTypes): ModelTypes => ({
  entities: { ...a.entities, ...b.entities },
  relations: { ...a.relations, ...b.relations },
});

const scopeOf = ({ entities, relations }: ModelTypes): Scope => ({
  entities: Object.keys(entities),
  relations: Object.keys(relations),
});
