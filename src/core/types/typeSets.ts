// What people of a field look for: types to start from, under names that such people use.
import { t } from "../../language/words.ts";
import type { ModelTypes } from "./modelTypes.ts";

/** A type of a set. */
export interface SetType {
  readonly name: string;
  readonly short?: string;
  readonly also?: readonly string[];
  readonly symmetric?: true;
}

/** Types to start from. */
export interface TypeSet {
  readonly id: string;
  /** What one reads who takes it. */
  readonly name: string;
  readonly entities: readonly SetType[];
  readonly relations: readonly SetType[];
}

/** The sets, the most general one first. */
export const TYPE_SETS: readonly TypeSet[] = [
  {
    id: "general",
    get name() {
      return t("General");
    },
    entities: [
      { name: "Person" },
      { name: "Organisation", short: "Org" },
      { name: "Location", short: "Loc" },
      { name: "Date" },
      { name: "Event" },
      { name: "Product", short: "Prod" },
      { name: "Creative work", short: "Work" },
    ],
    relations: [
      { name: "Works for", short: "Works" },
      { name: "Located in", short: "In" },
      { name: "Lives in", short: "Lives" },
    ],
  },
  {
    id: "news",
    get name() {
      return t("News");
    },
    entities: [
      { name: "Person" },
      { name: "Organisation", short: "Org" },
      { name: "Location", short: "Loc" },
      { name: "Date" },
      { name: "Event" },
      { name: "Job title", short: "Job", also: ["profession", "role of a person"] },
      { name: "Political party", short: "Party" },
      { name: "Sum of money", short: "Money", also: ["amount of money"] },
    ],
    relations: [
      { name: "Works for", short: "Works" },
      { name: "Located in", short: "In" },
      { name: "Lives in", short: "Lives" },
      { name: "Born in", short: "Born" },
      { name: "Member of", short: "Member" },
      { name: "Killed", also: ["killed by"] },
      { name: "Married to", short: "Married", also: ["spouse"], symmetric: true },
    ],
  },
  {
    id: "biomedicine",
    get name() {
      return t("Biomedicine");
    },
    entities: [
      { name: "Disease", also: ["disorder", "illness"] },
      { name: "Drug", also: ["medicine", "medication"] },
      { name: "Gene or protein", short: "Gene", also: ["gene", "protein"] },
      { name: "Chemical", short: "Chem", also: ["chemical compound"] },
      { name: "Symptom", also: ["sign of a disease"] },
      { name: "Body part", short: "Body", also: ["organ", "anatomy"] },
      { name: "Species", also: ["organism"] },
      { name: "Cell type", short: "Cell" },
      { name: "Medical procedure", short: "Proc", also: ["treatment", "test"] },
    ],
    relations: [
      { name: "Treats" },
      { name: "Causes" },
      { name: "Side effect of", short: "Effect", also: ["adverse effect of"] },
      { name: "Inhibits" },
      { name: "Part of", short: "Part" },
      { name: "Interacts with", short: "Interacts", symmetric: true },
      { name: "Associated with", short: "With", symmetric: true },
    ],
  },
  {
    id: "science",
    get name() {
      return t("Science");
    },
    entities: [
      { name: "Method", also: ["algorithm", "model"] },
      { name: "Task", also: ["problem"] },
      { name: "Research field", short: "Field", also: ["discipline"] },
      { name: "Dataset", short: "Data", also: ["corpus", "benchmark"] },
      { name: "Metric", also: ["measure"] },
      { name: "Material", also: ["substance"] },
      { name: "Instrument", short: "Instr", also: ["tool", "software"] },
      { name: "Scientist", also: ["researcher"] },
      { name: "University", short: "Univ", also: ["research institute"] },
    ],
    relations: [
      { name: "Used for", short: "Used" },
      { name: "Part of", short: "Part" },
      { name: "Evaluated on", short: "Eval", also: ["tested with"] },
      { name: "Feature of", short: "Feature", also: ["property of"] },
      { name: "Works for", short: "Works" },
      { name: "Compared with", short: "Compared", symmetric: true },
    ],
  },
  {
    id: "business",
    get name() {
      return t("Business");
    },
    entities: [
      { name: "Company", also: ["firm", "corporation"] },
      { name: "Person" },
      { name: "Job title", short: "Job", also: ["profession", "role of a person"] },
      { name: "Product", short: "Prod" },
      { name: "Industry", also: ["sector"] },
      { name: "Location", short: "Loc" },
      { name: "Sum of money", short: "Money", also: ["amount of money"] },
      { name: "Date" },
    ],
    relations: [
      { name: "Works for", short: "Works" },
      { name: "Headquartered in", short: "Seat", also: ["based in"] },
      { name: "Subsidiary of", short: "Sub", also: ["owned by"] },
      { name: "Acquired", also: ["bought"] },
      { name: "Founded by", short: "Founded", also: ["founder"] },
      { name: "Produces", also: ["manufactures"] },
      { name: "Competitor of", short: "Competitor", symmetric: true },
    ],
  },
];

/** The types of a set as files and models hold them. */
export function typesOfSet({ entities, relations }: TypeSet): ModelTypes {
  const names = ({ name, short = name, also }: SetType) => {
    return { short, verbose: name, ...(also && { also }) };
  };
  return {
    entities: Object.fromEntries(entities.map((type) => [type.name, names(type)])),
    relations: Object.fromEntries(
      relations.map((type) => [type.name, { ...names(type), symmetric: type.symmetric ?? false }]),
    ),
  };
}
