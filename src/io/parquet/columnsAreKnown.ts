import { type FileMetaData, parquetSchema, type SchemaTree } from "hyparquet";

/**
 * Whether each part of the file has the columns that its schema names, each once. The library would
 * read others as well and wait for none of them, so that their faults came out where nobody looks.
 */
export function columnsAreKnown(metadata: FileMetaData): boolean {
  const named = leavesOf(parquetSchema(metadata));
  return metadata.row_groups.every(({ columns }) => {
    const paths = columns.map(({ meta_data }) => meta_data!.path_in_schema.join("\0"));
    return paths.length === new Set(paths).size && paths.every((path) => named.has(path));
  });
}

function leavesOf(tree: SchemaTree, leaves = new Set<string>()): Set<string> {
  for (const child of tree.children)
    if (child.children.length > 0) leavesOf(child, leaves);
    else leaves.add(child.path.join("\0"));
  return leaves;
}
