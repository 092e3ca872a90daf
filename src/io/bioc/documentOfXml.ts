import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "../xml/xmlElement.ts";
import type {
  BiocAnnotation,
  BiocDocument,
  BiocPassage,
  BiocRelation,
  BiocStretch,
  Infons,
} from "./biocModel.ts";
import { numberOf } from "./documentOfJson.ts";

/** A document of its element. What has another form is told. */
export function documentOfXml(element: XmlElement, leaveOut: LeaveOut): BiocDocument {
  const passages = childrenOf(element, "passage").map((passage): BiocPassage => {
    const sentences = childrenOf(passage, "sentence").map((one) => stretchOf(one, leaveOut));
    return { ...stretchOf(passage, leaveOut), sentences };
  });
  return {
    id: said(element, "id"),
    infons: infonsOf(element),
    passages,
    ...annotatedOf(element, leaveOut),
  };
}

const stretchOf = (element: XmlElement, leaveOut: LeaveOut): BiocStretch => ({
  infons: infonsOf(element),
  offset: numberOf(said(element, "offset")),
  text: said(element, "text"),
  ...annotatedOf(element, leaveOut),
});

const annotatedOf = (element: XmlElement, leaveOut: LeaveOut) => ({
  annotations: childrenOf(element, "annotation").flatMap((one) => annotationOf(one, leaveOut)),
  relations: childrenOf(element, "relation").map(relationOf),
});

function annotationOf(element: XmlElement, leaveOut: LeaveOut): BiocAnnotation[] {
  const id = element.attributes.get("id") ?? "";
  const place = { line: element.line, field: t("annotation {id}", { id }).trim() };
  const locations = childrenOf(element, "location").map(({ attributes }) => ({
    offset: numberOf(attributes.get("offset")),
    length: numberOf(attributes.get("length")),
  }));
  const whole = locations.flatMap(({ offset, length }) =>
    offset === null || length === null ? [] : [{ offset, length }],
  );
  if (whole.length < locations.length) {
    leaveOut(t("annotations of another form"), place);
    return [];
  }
  return [{ id, infons: infonsOf(element), text: said(element, "text"), locations: whole, place }];
}

function relationOf(element: XmlElement): BiocRelation {
  const id = element.attributes.get("id") ?? "";
  return {
    id,
    infons: infonsOf(element),
    nodes: childrenOf(element, "node").map(({ attributes }) => ({
      refid: attributes.get("refid") ?? "",
      role: attributes.get("role") ?? "",
    })),
    place: { line: element.line, field: t("relation {id}", { id }).trim() },
  };
}

/** Empty ones say nothing. */
function infonsOf(element: XmlElement): Infons {
  const entries = childrenOf(element, "infon").map(
    (one) => [one.attributes.get("key") ?? "", textOf(one)] as const,
  );
  return new Map(entries.filter(([key, value]) => key !== "" && value.trim() !== ""));
}

const said = (element: XmlElement, local: string): string => {
  const child = childOf(element, local);
  return child ? textOf(child) : "";
};
