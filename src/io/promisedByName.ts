import { t } from "../language/words.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";

/** What a name promises that stands for no text, and the word for a file that is none of it. */
const PROMISED: readonly { readonly path: RegExp; readonly not: string }[] = [
  {
    path: /\.(?:docx|docm|dotx|doc)$/i,
    get not() {
      return t("is no Word document");
    },
  },
  {
    path: /\.pdf$/i,
    get not() {
      return t("is no PDF");
    },
  },
  {
    path: /\.zip$/i,
    get not() {
      return t("is no zip");
    },
  },
  {
    path: /\.parquet$/i,
    get not() {
      return t("is no table of Parquet");
    },
  },
  {
    path: /\.(?:xlsx|xlsm|xls|ods)$/i,
    get not() {
      return t("is no spreadsheet");
    },
  },
  {
    path: /\.odt$/i,
    get not() {
      return t("is no text of an office program");
    },
  },
  {
    path: /\.(?:pptx|ppt|odp)$/i,
    get not() {
      return t("are no slides");
    },
  },
  {
    path: /\.epub$/i,
    get not() {
      return t("is no e-book");
    },
  },
  {
    path: /\.spanloom$/i,
    get not() {
      return t("is no Spanloom project");
    },
  },
];

const promised = ({ path }: SourceFile) => PROMISED.find((one) => one.path.test(baseName(path)));

/** Whether nothing is in a file whose name promises more than a text. */
export const isHollow = (file: SourceFile): boolean =>
  file.text?.text.trim() === "" && promised(file) !== undefined;

/** What a file is not that can be no text: what its name promises, or a text. */
export const notWhatItSays = (file: SourceFile): string => promised(file)?.not ?? t("is no text");
