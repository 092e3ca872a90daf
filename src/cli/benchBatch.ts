import type { Example } from "../core/example.ts";
import { seededRandom } from "../core/random.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { type Batch, collate } from "../training/batch.ts";
import { prepare } from "../training/prepare.ts";
import { FROM_ENCODER } from "../training/recipe.ts";
import { sample } from "../training/sample.ts";

const own = (id: number, text: string, spans: readonly (readonly [number, number])[]): Example => ({
  id: `${id}`,
  words: text.split(" "),
  entities: spans.map(([start, end]) => ({ type: "", start, end })),
  relations: spans.length < 2 ? [] : [{ type: "", head: 0, tail: 1 }],
});

/** Sentences of our own, of usual lengths; the first types of the model stand for their labels. */
const EXAMPLES = [
  own(0, "Marie Kowalska joined Brightwater Labs in Gdansk last spring .", [
    [0, 2],
    [3, 5],
    [6, 7],
  ]),
  own(1, "Nobody answered .", []),
  own(
    2,
    "The ferry company Nordholm , whose offices overlook the harbour of Alesund , said on Tuesday that its engineer Tomas Lindqvist , who lives in Molde , had been hurt by a stowaway .",
    [
      [3, 4],
      [11, 12],
      [19, 21],
      [25, 26],
    ],
  ),
  own(
    3,
    "Rain fell on the hills above Vernay and on the valley of the Lune , where the Calder Institute keeps its gauges .",
    [
      [6, 7],
      [13, 14],
      [17, 19],
    ],
  ),
];

/** The same training batch every time: four sentences, sampled as in training. */
export function benchBatch(description: ModelDescription): Batch {
  const [entity] = Object.keys(description.types.entities);
  const [relation] = Object.keys(description.types.relations);
  const examples = EXAMPLES.map((example) => ({
    ...example,
    entities: example.entities.map((e) => ({ ...e, type: entity })),
    relations: relation ? example.relations.map((r) => ({ ...r, type: relation })) : [],
  }));
  const { types, wordPiece, bert, spert } = description;
  const { prepared } = prepare(examples, types, wordPiece, bert.maxPositions);
  const settings = { ...FROM_ENCODER, maxSpanSize: spert.maxSpanSize };
  const random = seededRandom(1);
  return collate(
    prepared.map(({ encoded }) => encoded),
    examples.map((example) => sample(example, types, settings, random)),
    shapeOf(description).relationTypes,
  );
}

/** A running text of `count` words for prediction, in sentences of these. */
export function benchSentences(count: number): { id: string; words: string[] }[] {
  const sentences: { id: string; words: string[] }[] = [];
  for (let words = 0; words < count; ) {
    const example = EXAMPLES[sentences.length % EXAMPLES.length];
    sentences.push({ id: `${sentences.length}`, words: [...example.words] });
    words += example.words.length;
  }
  return sentences;
}
