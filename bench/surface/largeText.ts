import { seededRandom } from "../../src/core/learn/random.ts";

/** How large the generated document is. */
export const LARGE = { words: 100_000, spans: 10_000, arcs: 5_000 } as const;

/** A brat document. */
export interface BratFiles {
  readonly txt: string;
  readonly ann: string;
}

const WORDS =
  "the of a harbour old ferry report engine city said on monday that water group plan new local in office member while north east made".split(
    " ",
  );
const NAMES =
  "Lindquist Okafor Moreau Halden Merrow Calder Glenmore Vernay Belmont Salgado Perrin Dahl Fuentes Harlow Westerhaven Northgate".split(
    " ",
  );
const SENTENCE = 20;
const PARAGRAPH = 6;
const SPAN_TYPES = ["Peop", "Org", "Loc", "Other"];
const ARC_TYPES = ["Work_For", "Live_In", "OrgBased_In", "Located_In", "Kill"];
/** So many arcs go to a span some sentences on, and one in a hundred of them far away. */
const ACROSS = 0.05;

/** A text of invented sentences with as many spans and arcs, the same for a seed. */
export function largeText({ words, spans, arcs } = { ...LARGE }, seed = 1): BratFiles {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
  const sentences = Math.round(words / SENTENCE);
  const lines: string[] = [];
  const starts: number[] = [];
  let txt = "";
  for (let s = 0; s < sentences; s++) {
    const own = Math.floor(((s + 1) * spans) / sentences) - Math.floor((s * spans) / sentences);
    const every = Math.max(2, Math.floor(SENTENCE / Math.max(1, own)));
    let made = 0;
    for (let w = 0; w < SENTENCE; w++) {
      if (w > 0) txt += " ";
      const isSpan = made < own && w % every === 1;
      const word = isSpan ? `${pick(NAMES)} ${pick(NAMES)}` : pick(WORDS);
      if (isSpan) {
        w++;
        made++;
        starts.push(txt.length);
        const id = `T${starts.length}`;
        lines.push(`${id}\t${pick(SPAN_TYPES)} ${txt.length} ${txt.length + word.length}\t${word}`);
      }
      txt += w === 0 ? word[0].toUpperCase() + word.slice(1) : word;
    }
    txt += s % PARAGRAPH === PARAGRAPH - 1 ? ".\n\n" : ". ";
  }
  for (let r = 0; r < arcs; r++) {
    const head = 1 + Math.floor((r * starts.length) / arcs);
    const far = random() < ACROSS ? 3 + Math.floor(random() * (random() < 0.01 ? 2000 : 20)) : 1;
    const tail = head + far <= starts.length ? head + far : head - 1;
    lines.push(`R${r + 1}\t${pick(ARC_TYPES)} Arg1:T${head} Arg2:T${tail}`);
  }
  return { txt, ann: `${lines.join("\n")}\n` };
}
