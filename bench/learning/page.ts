import type { Result } from "./result.ts";
import { BEFORE, VARIANTS } from "./variants.ts";

/** What is written by hand begins here, and stays when the page is written again. */
const BY_HAND = "## What was tried and did not help";

const HEAD = `# Learning

What a training of few sentences learns, and what it forgets. Written by

    npm run bench -- learning

which goes on where it was (\`.cache/learning\`), trains a bundled model (\`--model\`) as the page does, and
measures with \`--shared DIR\` beside the project. The model \`general\` reads types that it has not
learnt from their names, those of CoNLL04 too. ADE, CoNLL04 and CrossRE are scored as in the model's
definition: F1 of entities, of relations, and of relations whose ends have the right types. "Kept" are
the suggestions of the bundled model that the trained one still makes with their type; "new" those that
it makes where there was none. The rehearsal text is the part of it that was not trained on.
`;

/** The page of results. @param former as it was before, for what was written by hand */
export function learningPage(results: readonly Result[], former: string): string {
  const order = [BEFORE, ...Object.keys(VARIANTS)];
  const sorted = [...results].sort((a, b) => order.indexOf(a.variant) - order.indexOf(b.variant));
  const headings = [...new Set(results.map(headingOf))];
  const sections = headings.map((heading) =>
    section(sorted.filter((one) => headingOf(one) === heading)),
  );
  const place = former.indexOf(BY_HAND);
  const byHand = place < 0 ? `${BY_HAND}\n` : former.slice(place);
  const names = new Set(results.map(({ variant }) => variant));
  const ways = [
    `- \`${BEFORE}\`: the bundled model as it is.`,
    ...Object.entries(VARIANTS)
      .filter(([name]) => names.has(name))
      .map(([name, { what }]) => `- \`${name}\`: ${what}.`),
  ];
  return `${[HEAD.trimEnd(), ways.join("\n"), ...sections, byHand.trimEnd()].join("\n\n")}\n`;
}

const headingOf = ({ model, title }: Result): string => `${model}: ${title}`;

/** The runs of one experiment: a row each, a column for each figure. */
function section(results: readonly Result[]): string {
  const columns = [...new Set(results.flatMap((one) => Object.keys(figuresOf(one))))];
  const head = ["way", "seed", "steps", "seconds", ...columns];
  const rows = results.map((one) => {
    const figures = figuresOf(one);
    const { variant, seed, steps, seconds } = one;
    const facts = [`\`${variant}\``, `${seed}`, `${steps}`, seconds.toFixed(0)];
    return [...facts, ...columns.map((column) => figures[column] ?? "–")];
  });
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const where = [...new Set(results.map(({ device, date }) => `${device}, ${date}`))].join("; ");
  return `## ${headingOf(results[0])}\n\n${lines.join("\n")}\n\n${where}.`;
}

/** The figures of a run, in words, by what they are of. */
const figuresOf = ({ trials }: Result): Record<string, string> =>
  Object.fromEntries(
    Object.entries(trials).map(([name, of]) =>
      of.kind === "gold"
        ? [`${name}: entities / relations / strict`, f1(of.entities, of.relations, of.strict)]
        : [`${name}: kept / new`, `${of.kept} of ${of.before} / ${of.added}`],
    ),
  );

const f1 = (...all: readonly (number | null)[]): string =>
  all.map((value) => value?.toFixed(1) ?? "–").join(" / ");
