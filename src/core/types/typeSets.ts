// What people of a field look for: types to start from, under names that such people use.
import { t, word } from "../../language/words.ts";
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
      { name: word("Person") },
      { name: word("Organisation"), short: word("Org") },
      { name: word("Location"), short: word("Loc") },
      { name: word("Date") },
      { name: word("Event") },
      { name: word("Product"), short: word("Prod") },
      { name: word("Creative work"), short: word("Work") },
    ],
    relations: [
      { name: word("Works for"), short: word("Works") },
      { name: word("Located in"), short: word("In") },
      { name: word("Lives in"), short: word("Lives") },
    ],
  },
  {
    id: "news",
    get name() {
      return t("News");
    },
    entities: [
      { name: word("Person") },
      { name: word("Organisation"), short: word("Org") },
      { name: word("Location"), short: word("Loc") },
      { name: word("Date") },
      { name: word("Event") },
      { name: word("Job title"), short: word("Job"), also: ["profession", "role of a person"] },
      { name: word("Political party"), short: word("Party") },
      { name: word("Sum of money"), short: word("Money"), also: ["amount of money"] },
    ],
    relations: [
      { name: word("Works for"), short: word("Works") },
      { name: word("Located in"), short: word("In") },
      { name: word("Lives in"), short: word("Lives") },
      { name: word("Born in"), short: word("Born") },
      { name: word("Member of"), short: word("Member") },
      { name: word("Killed"), also: ["killed by"] },
      { name: word("Married to"), short: word("Married"), also: ["spouse"], symmetric: true },
    ],
  },
  {
    id: "biomedicine",
    get name() {
      return t("Biomedicine");
    },
    entities: [
      { name: word("Disease"), also: ["disorder", "illness"] },
      { name: word("Drug"), also: ["medicine", "medication"] },
      { name: word("Gene or protein"), short: word("Gene"), also: ["gene", "protein"] },
      { name: word("Chemical"), short: word("Chem"), also: ["chemical compound"] },
      { name: word("Symptom"), also: ["sign of a disease"] },
      { name: word("Body part"), short: word("Body"), also: ["organ", "anatomy"] },
      { name: word("Species"), also: ["organism"] },
      { name: word("Cell type"), short: word("Cell") },
      { name: word("Medical procedure"), short: word("Proc"), also: ["treatment", "test"] },
    ],
    relations: [
      { name: word("Treats") },
      { name: word("Causes") },
      { name: word("Side effect of"), short: word("Effect"), also: ["adverse effect of"] },
      { name: word("Inhibits") },
      { name: word("Part of"), short: word("Part") },
      { name: word("Interacts with"), short: word("Interacts"), symmetric: true },
      { name: word("Associated with"), short: word("With"), symmetric: true },
    ],
  },
  {
    id: "science",
    get name() {
      return t("Science");
    },
    entities: [
      { name: word("Method"), also: ["algorithm", "model"] },
      { name: word("Task"), also: ["problem"] },
      { name: word("Research field"), short: word("Field"), also: ["discipline"] },
      { name: word("Dataset"), short: word("Data"), also: ["corpus", "benchmark"] },
      { name: word("Metric"), also: ["measure"] },
      { name: word("Material"), also: ["substance"] },
      { name: word("Instrument"), short: word("Instr"), also: ["tool", "software"] },
      { name: word("Scientist"), also: ["researcher"] },
      { name: word("University"), short: word("Univ"), also: ["research institute"] },
    ],
    relations: [
      { name: word("Used for"), short: word("Used") },
      { name: word("Part of"), short: word("Part") },
      { name: word("Evaluated on"), short: word("Eval"), also: ["tested with"] },
      { name: word("Feature of"), short: word("Feature"), also: ["property of"] },
      { name: word("Works for"), short: word("Works") },
      { name: word("Compared with"), short: word("Compared"), symmetric: true },
    ],
  },
  {
    id: "business",
    get name() {
      return t("Business");
    },
    entities: [
      { name: word("Company"), also: ["firm", "corporation"] },
      { name: word("Person") },
      { name: word("Job title"), short: word("Job"), also: ["profession", "role of a person"] },
      { name: word("Product"), short: word("Prod") },
      { name: word("Industry"), also: ["sector"] },
      { name: word("Location"), short: word("Loc") },
      { name: word("Sum of money"), short: word("Money"), also: ["amount of money"] },
      { name: word("Date") },
    ],
    relations: [
      { name: word("Works for"), short: word("Works") },
      { name: word("Headquartered in"), short: word("Seat"), also: ["based in"] },
      { name: word("Subsidiary of"), short: word("Sub"), also: ["owned by"] },
      { name: word("Acquired"), also: ["bought"] },
      { name: word("Founded by"), short: word("Founded"), also: ["founder"] },
      { name: word("Produces"), also: ["manufactures"] },
      { name: word("Competitor of"), short: word("Competitor"), symmetric: true },
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
