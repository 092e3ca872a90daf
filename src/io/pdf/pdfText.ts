import { t } from "../../language/words.ts";
import { blocksOf } from "./columns.ts";
import { openPdf, PdfFault } from "./loadPdf.ts";
import { paragraphsOf } from "./paragraphs.ts";
import type { PdfPage } from "./pdfPage.ts";
import { withoutRunningHeads } from "./runningHeads.ts";

/** What a PDF says. */
export interface PdfText {
  /** A paragraph a line. */
  readonly text: string;
  readonly pages: number;
  /** Pages on which nothing is written, from 1: pictures of text. */
  readonly empty: readonly number[];
  /** Pages that cannot be read. */
  readonly damaged: readonly number[];
  /** Heads and feet that were left out, and of how many pages the number was. */
  readonly heads: readonly string[];
  readonly numbers: number;
  /** How many letters were left out that stand neither upright nor level. */
  readonly turned: number;
  /** Whether many letters are of no known alphabet: the file does not say what they are. */
  readonly isUnclear: boolean;
}

const MOST_PAGES = 5000;
const MOST_BYTES = 2 ** 28;
const NO_PAGE: PdfPage = { width: 0, height: 0, runs: [], turned: 0 };

/** Reads a PDF; `step` is awaited between its pages. @throws PdfFault, and what `step` throws */
export async function pdfText(
  bytes: Uint8Array,
  step: (done: number, all: number) => Promise<void>,
): Promise<PdfText> {
  if (bytes.length > MOST_BYTES)
    throw new PdfFault(
      t("is too large: at most {most} MB are read", { most: MOST_BYTES / 2 ** 20 }),
    );
  const opened = await openPdf(bytes);
  try {
    const count = opened.pages;
    if (count > MOST_PAGES)
      throw new PdfFault(
        t("has {count} pages: at most {most} are read, split it", { count, most: MOST_PAGES }),
      );
    const pages: PdfPage[] = [];
    const damaged: number[] = [];
    for (let number = 1; number <= count; number++) {
      await step(number - 1, count);
      const page = await opened.page(number).catch(() => null);
      pages.push(page ?? NO_PAGE);
      if (!page) damaged.push(number);
    }
    return { pages: count, damaged, ...saidBy(pages, damaged) };
  } finally {
    await opened.close();
  }
}

function saidBy(all: readonly PdfPage[], damaged: readonly number[]) {
  const { pages, heads, numbers } = withoutRunningHeads(all);
  const text = paragraphsOf(pages.flatMap((runs) => blocksOf(runs))).join("\n");
  const unknown = text.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0;
  return {
    text,
    heads,
    numbers,
    empty: all.flatMap(({ runs }, i) =>
      runs.length === 0 && !damaged.includes(i + 1) ? [i + 1] : [],
    ),
    turned: all.reduce((sum, page) => sum + page.turned, 0),
    isUnclear: unknown > text.length * 0.1,
  };
}
