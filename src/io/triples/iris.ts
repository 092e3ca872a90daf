/** Names of vocabularies: what stands before the names that are used of them. */
export const VOCABULARIES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  prov: "http://www.w3.org/ns/prov#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
} as const;

/** A name of a vocabulary: `term("rdf", "type")`. */
export const term = (vocabulary: keyof typeof VOCABULARIES, name: string): string =>
  `${VOCABULARIES[vocabulary]}${name}`;

/**
 * An IRI of what people name as they like: parts are encoded, so that none can be taken for another
 * or break out of the IRI. Half a surrogate pair, which no file holds, is the sign for that.
 */
export const minted = (kind: string, ...parts: readonly string[]): string =>
  `urn:spanloom:${kind}:${parts.map((part) => encodeURIComponent(wellFormed(part))).join(":")}`;

/** A text without halves of surrogate pairs. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");
