// For tests only: documents of BioC.
export const annotation = (id: string, type: string, text: string, ...at: [number, number][]) => ({
  id,
  infons: { type } as object,
  text,
  locations: at.map(([offset, length]) => ({ offset, length })),
});
export const passage = (offset: number, text: string, ...annotations: object[]) => ({
  offset,
  infons: {},
  text,
  annotations,
});
export const document = (...passages: object[]) => ({
  id: "d",
  infons: {},
  passages,
  relations: [],
});
