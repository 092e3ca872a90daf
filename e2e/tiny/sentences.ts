// Invented sentences with their annotations, to train a model that is good enough for journeys.
import type { Random } from "../../src/core/learn/random.ts";

/** A sentence of a SpERT file. */
export interface TinySentence {
  readonly tokens: readonly string[];
  readonly entities: readonly {
    readonly type: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly relations: readonly {
    readonly type: string;
    readonly head: number;
    readonly tail: number;
  }[];
}

const words = (text: string): string[] => text.split(" ");

const FIRST = words(
  "Ida Robert Marta Grace Luc Henry Victor Andre Pedro Nora Emil Clara Jonas Ruth Otto Vera",
);
const LAST = words(
  "Moss Vane Lindquist Okafor Perrin Dahl Salgado Moreau Fuentes Berg Holt Reyes Lund Stone Marsh",
);
const PLACES = [
  ...words("Oslo Bergen Paris France Norway Canada Glenmore Vernay Belmont Westerhaven Peru Chile"),
  "Port Merrow",
  "Halden Bay",
  "Puerto Claro",
  "Costa Verde",
  "London",
  "Scotland",
  "Rome",
];
const FIRMS = [
  "Northgate Shipping",
  "Northwind Optics",
  "Calder Institute",
  "Delmas Bank",
  "Tarn Bank",
  "Nordlys Press",
  "Harlow Securities",
  "Pacific Port Authority",
  "La Rive",
  "Holt Works",
];
const THINGS = words("Monday Tuesday French English Kestrel Christmas Bible Nobel");
const PLAIN = [
  "Nobody was there but the miller and his dog .",
  "It was quiet .",
  "Nobody came .",
  "The miller saw the mill .",
  "Nobody asked for another lamp .",
  "The harbour is old .",
  "Nobody was at the mill .",
  "The ferry was late again .",
  "He said that it was good .",
];

/** Names in capitals stand for what is drawn; relations join them by their places, from 0. */
const FRAMES: readonly (readonly [string, ...(readonly [string, number, number])[]])[] = [
  ["PEOP lives in LOC .", ["Live_In", 0, 1]],
  ["PEOP lives in LOC and met PEOP at the old mill .", ["Live_In", 0, 1]],
  [
    "PEOP lives in LOC and works for ORG in LOC .",
    ["Live_In", 0, 1],
    ["Work_For", 0, 2],
    ["OrgBased_In", 2, 3],
  ],
  [
    "PEOP lives in LOC and met PEOP of the ORG in LOC .",
    ["Live_In", 0, 1],
    ["Work_For", 2, 3],
    ["OrgBased_In", 3, 4],
  ],
  ["PEOP works for ORG .", ["Work_For", 0, 1]],
  [
    "PEOP , a reporter for ORG , lived in LOC , LOC .",
    ["Work_For", 0, 1],
    ["Live_In", 0, 2],
    ["Located_In", 2, 3],
  ],
  ["PEOP was born in LOC , a harbour town in LOC .", ["Live_In", 0, 1], ["Located_In", 1, 2]],
  ["PEOP left LOC for LOC , LOC .", ["Located_In", 2, 3]],
  ["The ORG is based in LOC .", ["OrgBased_In", 0, 1]],
  ["ORG is based in LOC , LOC , and owns ferries .", ["OrgBased_In", 0, 1], ["Located_In", 1, 2]],
  ["Police said on OTHER that PEOP shot and killed PEOP near the harbour .", ["Kill", 1, 2]],
  ["PEOP met PEOP in LOC ."],
  ["PEOP came to LOC and sold a lamp ."],
  ["Later PEOP left LOC for good ."],
  ["The miller saw the mill of LOC ."],
  ["PEOP said on OTHER that LOC was quiet ."],
];
const TYPES: Readonly<Record<string, string>> = {
  PEOP: "Peop",
  LOC: "Loc",
  ORG: "Org",
  OTHER: "Other",
};

/** So many sentences, the same ones from the same random numbers. */
export function tinySentences(count: number, random: Random): TinySentence[] {
  const of = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
  const name = (slot: string): string => {
    if (slot === "LOC") return random() < 0.85 ? of(PLACES) : newName(of);
    if (slot === "ORG") return of(FIRMS);
    if (slot === "OTHER") return of(THINGS);
    const last = random() < 0.8 ? of(LAST) : newName(of);
    return random() < 0.1 ? last : `${of(FIRST)} ${last}`;
  };
  return Array.from({ length: count }, () => {
    if (random() < 0.15) return { tokens: words(of(PLAIN)), entities: [], relations: [] };
    const [frame, ...joined] = of(FRAMES);
    const tokens: string[] = [];
    const entities: TinySentence["entities"][number][] = [];
    for (const word of words(frame)) {
      const pieces = TYPES[word] ? words(name(word)) : [word];
      const start = tokens.length;
      tokens.push(...pieces);
      if (TYPES[word]) entities.push({ type: TYPES[word], start, end: tokens.length });
    }
    return {
      tokens,
      entities,
      relations: joined.map(([type, head, tail]) => ({ type, head, tail })),
    };
  });
}

/** A name that is in no list, so that capitals count for more than what is known. */
function newName(of: <T>(items: readonly T[]) => T): string {
  const rest = Array.from({ length: 2 }, () => of(words("ar en il on us et or an")));
  return `${of(words("B D F G H K L M N P R S T V"))}${rest.join("")}`;
}

/** Words of the sentences that occur at least so often, then letters and ends of words. */
export function tinyVocabulary(sentences: readonly TinySentence[], atLeast: number): string[] {
  const counts = new Map<string, number>();
  for (const word of sentences.flatMap(({ tokens }) => tokens))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= atLeast).map(([word]) => word);
  const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
  const all = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    ...signs,
    ...signs.map((s) => `##${s}`),
  ];
  return [...new Set([...all, ...common])];
}
