import type { FileMetaData } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";

type Column = NonNullable<FileMetaData["row_groups"][number]["columns"][number]["meta_data"]>;

/**
 * Whether the pages of a column lie in it and hold together no more cells than the file says of it:
 * a page that claims more would take memory and time without bound.
 */
export function pagesAreHonest(bytes: Uint8Array, column: Column): boolean {
  const start = Number(column.dictionary_page_offset || column.data_page_offset);
  const end = start + Number(column.total_compressed_size);
  if (start < 4 || end > bytes.length) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = { view, offset: start };
  let left = Number(column.num_values);
  while (reader.offset < end && left > 0) {
    const header = parquetHeader(reader);
    const { uncompressed_page_size: size, compressed_page_size: packed } = header;
    reader.offset += packed;
    if (!(size >= 0 && packed >= 0) || reader.offset > end) return false;
    const data = header.data_page_header ?? header.data_page_header_v2;
    if (data) left -= data.num_values;
    if (data && !(data.num_values >= 0)) return false;
    // No entry of a dictionary takes less than a bit.
    const entries = header.dictionary_page_header?.num_values ?? 0;
    if (!(entries >= 0 && entries <= size * 8)) return false;
  }
  return left === 0;
}
