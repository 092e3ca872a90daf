/** Types that are written: DKPro's, and the layers of INCEpTION's projects of spans and relations. */
export const TYPES = {
  metadata: "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
  sentence: "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence",
  token: "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
  span: "custom.Span",
  relation: "custom.Relation",
} as const;

export interface CasType {
  readonly name: string;
  readonly above: string;
  readonly features: readonly (readonly [name: string, range: string])[];
}

const text = (name: string) => [name, "uima.cas.String"] as const;
const SUGGESTED = [text("status"), ["score", "uima.cas.Double"]] as const;

/** The type system of what is written. */
export const TYPE_SYSTEM: readonly CasType[] = [
  {
    name: TYPES.metadata,
    above: "uima.tcas.DocumentAnnotation",
    features: [
      text("documentTitle"),
      text("documentId"),
      text("documentUri"),
      text("collectionId"),
      text("documentBaseUri"),
      ["isLastSegment", "uima.cas.Boolean"],
    ],
  },
  { name: TYPES.sentence, above: "uima.tcas.Annotation", features: [text("id")] },
  { name: TYPES.token, above: "uima.tcas.Annotation", features: [text("id")] },
  { name: TYPES.span, above: "uima.tcas.Annotation", features: [text("label"), ...SUGGESTED] },
  {
    name: TYPES.relation,
    above: "uima.tcas.Annotation",
    features: [["Dependent", TYPES.span], ["Governor", TYPES.span], text("label"), ...SUGGESTED],
  },
  {
    name: "custom.Metadata",
    above: "uima.cas.AnnotationBase",
    features: [text("key"), text("value")],
  },
];

/** The type system as UIMA's tools read it. */
export function formatTypeSystem(): string {
  const types = TYPE_SYSTEM.flatMap(({ name, above, features }) => [
    "    <typeDescription>",
    `      <name>${name}</name>`,
    "      <description/>",
    `      <supertypeName>${above}</supertypeName>`,
    "      <features>",
    ...features.flatMap(([feature, range]) => [
      "        <featureDescription>",
      `          <name>${feature}</name>`,
      "          <description/>",
      `          <rangeTypeName>${range}</rangeTypeName>`,
      "        </featureDescription>",
    ]),
    "      </features>",
    "    </typeDescription>",
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    "  <types>",
    ...types,
    "  </types>",
    "</typeSystemDescription>",
    "",
  ].join("\n");
}
