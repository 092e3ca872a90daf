import { gunzipSync } from "fflate";
import { t } from "../../language/words.ts";
import { isRecord } from "../isRecord.ts";

/** A Parquet file that was opened: its rows wait. */
export interface OpenedParquet {
  readonly rows: number;
  /** What Hugging Face wrote beside the rows; undefined where it did not. */
  readonly features: unknown;
  /** The rows, some thousand at a time where the file is cut so. */
  groups(): AsyncGenerator<readonly ParquetRow[]>;
}

/** A row by its columns. */
export type ParquetRow = Readonly<Record<string, unknown>>;

/** Why a Parquet file is not read, as its reader tells it. */
export class ParquetFault extends Error {}

const MOST_ROWS = 2_000_000;
/** Cells of one column, with those in lists. */
const MOST_CELLS = 2 ** 25;
const MOST_BYTES = 2 ** 30;
/** So many bytes these can make of one. */
const GROWTH = { SNAPPY: 32, GZIP: 1032 } as const;
const PACKINGS = new Set<string | undefined>(["UNCOMPRESSED", "SNAPPY", "GZIP"]);

/** Opens a Parquet file by what it says of itself at its end. @throws ParquetFault */
export async function openParquet(bytes: Uint8Array): Promise<OpenedParquet> {
  const [
    { parquetMetadata, parquetReadObjects, snappyUncompress },
    { pagesAreHonest },
    { columnsAreKnown },
  ] = await Promise.all([
    import("hyparquet"),
    import("./pagesAreHonest.ts"),
    import("./columnsAreKnown.ts"),
  ]);
  if (textOf(bytes.subarray(-4)) === "PARE") throw new ParquetFault(t("is encrypted"));
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number) => bytes.slice(start, end).buffer,
  };
  const metadata = told(() => parquetMetadata(bytes));
  check(metadata, bytes.length);
  if (!told(() => columnsAreKnown(metadata))) throw damaged();
  const columns = metadata.row_groups.flatMap((group) => group.columns);
  if (!told(() => columns.every(({ meta_data }) => pagesAreHonest(bytes, meta_data!))))
    throw damaged();
  const said = metadata.key_value_metadata?.find(({ key }) => key === "huggingface")?.value;
  const info = said === undefined ? undefined : jsonOf(said);
  const compressors = {
    SNAPPY: (packed: Uint8Array, size: number) => {
      const page = new Uint8Array(checkedSize(packed, size, GROWTH.SNAPPY));
      snappyUncompress(packed, page);
      return page;
    },
    GZIP: (packed: Uint8Array, size: number) =>
      gunzipSync(packed, { out: new Uint8Array(checkedSize(packed, size, GROWTH.GZIP)) }),
  };
  return {
    rows: Number(metadata.num_rows),
    features: isRecord(info) && isRecord(info.info) ? info.info.features : undefined,
    groups: async function* () {
      let rowStart = 0;
      for (const group of metadata.row_groups) {
        const rowEnd = rowStart + Number(group.num_rows);
        const options = { file, metadata, rowStart, rowEnd, compressors };
        const rows = await parquetReadObjects(options).catch(() => {
          throw damaged();
        });
        yield rows.map(plainRow);
        rowStart = rowEnd;
      }
    },
  };
}

type Metadata = ReturnType<typeof import("hyparquet").parquetMetadata>;

/** What a file says of its sizes may be a lie. */
function check({ num_rows, row_groups }: Metadata, length: number): void {
  const sum = (sizes: readonly (bigint | number)[]) =>
    sizes.reduce<number>((all, size) => all + Number(size), 0);
  const columns = row_groups.flatMap((group) => group.columns.map((one) => one.meta_data));
  const packing = columns.find((column) => !PACKINGS.has(column?.codec))?.codec;
  if (packing !== undefined) {
    throw new ParquetFault(
      t(
        'is packed with {packing}, which is not read here: write it anew with compression="snappy"',
        { packing },
      ),
    );
  }
  const rows = Number(num_rows);
  if (rows > MOST_ROWS)
    throw new ParquetFault(
      t("holds {rows} rows: at most {most} are read, split it", { rows, most: MOST_ROWS }),
    );
  const isHonest =
    rows === sum(row_groups.map((group) => group.num_rows)) &&
    row_groups.every(({ num_rows: own }) => own >= 0) &&
    columns.every(
      (column) =>
        column !== undefined &&
        column.num_values >= 0 &&
        column.total_compressed_size >= 0 &&
        column.total_compressed_size <= length &&
        column.data_page_offset <= length,
    );
  if (!isHonest) throw damaged();
  if (columns.some((column) => Number(column!.num_values) > MOST_CELLS))
    throw new ParquetFault(
      t("holds too many cells in a column: at most {most} are read", { most: MOST_CELLS }),
    );
  if (sum(columns.map((column) => column!.total_uncompressed_size)) > MOST_BYTES)
    throw new ParquetFault(
      t("is too large unpacked: at most {most} MB are read", {
        most: MOST_BYTES / 2 ** 20,
      }),
    );
}

function checkedSize(packed: Uint8Array, size: number, growth: number): number {
  if (size < 0 || size > packed.length * growth + 64) throw damaged();
  return size;
}

function told<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw damaged(); // what the library says names offsets
  }
}

const damaged = () => new ParquetFault(t("is a Parquet file that is damaged"));

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const plainRow = (row: object): ParquetRow =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)]));

/** Cells as JSON has them. */
function plain(cell: unknown): unknown {
  if (typeof cell === "bigint")
    return Number.isSafeInteger(Number(cell)) ? Number(cell) : `${cell}`;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString();
  if (Array.isArray(cell)) return cell.map(plain);
  if (ArrayBuffer.isView(cell)) return [];
  if (typeof cell !== "object" || cell === null) return cell;
  return plainRow(cell);
}
