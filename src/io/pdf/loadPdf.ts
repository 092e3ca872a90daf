import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import { t } from "../../language/words.ts";
import type { PdfPage, PdfRun } from "./pdfPage.ts";

/** A PDF that was opened. */
export interface OpenedPdf {
  readonly pages: number;
  /** What a page draws, counted from 1. */
  page(number: number): Promise<PdfPage>;
  close(): Promise<void>;
}

type Library = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/** Why a PDF is not read, as its reader tells it. */
export class PdfFault extends Error {}

/** Opens a PDF. Nothing is fetched, run or drawn for it. @throws PdfFault */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const { getDocument } = await library();
  const task = getDocument({
    data: bytes.slice(), // it is taken away
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    return {
      pages: document.numPages,
      page: async (number) => {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        const { width, height, transform } = page.getViewport({ scale: 1 });
        page.cleanup();
        return { width, height, ...runsOf(items.filter(isText), transform as unknown as Matrix) };
      },
      close: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy();
    throw new PdfFault(faultOf(error));
  }
}

const isText = (item: object): item is TextItem => "str" in item;

const faultOf = (error: unknown): string =>
  error instanceof Error && error.name === "PasswordException"
    ? t("is locked by a password: save it without one")
    : t("is a PDF that is damaged");

let loading: Promise<Library> | undefined;

/** The library with its own worker in this thread: it is one already, and the page's policy holds. */
const library = (): Promise<Library> => {
  loading ??= loaded();
  return loading;
};

async function loaded(): Promise<Library> {
  await withoutMessages(() => import("pdfjs-dist/legacy/build/pdf.worker.mjs"));
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/**
 * Where the library's worker finds that it is in a worker, it takes all messages to be its own. It
 * knows a worker by `onmessage`.
 */
async function withoutMessages(load: () => Promise<unknown>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(globalThis, "onmessage");
  if (own) Reflect.deleteProperty(globalThis, "onmessage");
  try {
    await load();
  } finally {
    if (own) Object.defineProperty(globalThis, "onmessage", own);
  }
}

type Matrix = readonly [number, number, number, number, number, number];

function runsOf(items: readonly TextItem[], page: Matrix): Pick<PdfPage, "runs" | "turned"> {
  const runs: PdfRun[] = [];
  let afterBlank = false;
  let turned = 0;
  for (const { str, transform, width } of items) {
    const text = str.replace(/\s/g, " ").replace(/\p{Cc}/gu, "");
    if (text.trim() === "") {
      afterBlank = true;
      continue;
    }
    const [a, b, , , x, y] = multiplied(page, transform as unknown as Matrix);
    const size = Math.hypot(a, b);
    if (Math.abs(b) > size * 0.1 || a < 0) turned += text.length;
    else runs.push({ text, x, y, width, size, afterBlank });
    afterBlank = false;
  }
  return { runs, turned };
}

const multiplied = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
