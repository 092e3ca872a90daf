/** One type of a model's `types.json`. */
export interface TypeNames {
  readonly short: string;
  readonly verbose: string;
  /** Other names of the same, which say more of what is meant. */
  readonly also?: readonly string[];
}
export interface RelationTypeNames extends TypeNames {
  readonly symmetric: boolean;
  /** Entity types that may be its head, and its tail, where a file says so; `types.json` does not. */
  readonly heads?: readonly string[];
  readonly tails?: readonly string[];
}

/** New name → the name under which a model knows the type; spans and relations may share names. */
export interface RenamedTypes {
  readonly entities: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, string>>;
}

export const NOTHING_RENAMED: RenamedTypes = { entities: {}, relations: {} };

/** `types.json` of a data set or a model: key order is the order of the heads' rows. */
export interface ModelTypes {
  readonly entities: Readonly<Record<string, TypeNames>>;
  readonly relations: Readonly<Record<string, RelationTypeNames>>;
}

/** Types with those of others that they lack, after their own. */
export const withMore = (types: ModelTypes, more: ModelTypes): ModelTypes => ({
  entities: { ...types.entities, ...lackedBy(types.entities, more.entities) },
  relations: { ...types.relations, ...lackedBy(types.relations, more.relations) },
});

const lackedBy = <T>(own: Readonly<Record<string, T>>, more: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(more).filter(([name]) => !Object.hasOwn(own, name)));

/** Whether types, their order and all that is said of them are the same. */
export const isSameTypes = (a: ModelTypes, b: ModelTypes): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * Whether a model is a bare encoder: it has no types, predicts nothing, and learns the types of the
 * project when it is trained.
 */
export const isBare = ({
  types: { entities, relations },
  readsNames,
}: {
  readonly types: ModelTypes;
  readonly readsNames: boolean;
}): boolean => !readsNames && Object.keys(entities).length + Object.keys(relations).length === 0;
