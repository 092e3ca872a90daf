// Types that a new project may begin with, and what their relations link.
import { t } from "../../language/words.ts";
import type { RelationType, Schema } from "../document/document.ts";
import { withTypes } from "./schema.ts";
import { TYPE_SETS, type TypeSet, typesOfSet } from "./typeSets.ts";

/** What a relation may link: its heads, and its tails. */
type Rule = readonly [heads: readonly string[], tails: readonly string[]];

/** A set of types for a new project, with rules. */
export interface Template extends TypeSet {
  /** Which texts it is for, in a few words. */
  readonly says: string;
  /** By the relation's name; one without a rule may link anything. */
  readonly rules: ReadonlyMap<string, Rule>;
}

const LEGAL: TypeSet = {
  id: "legal",
  get name() {
    return t("Legal");
  },
  entities: [
    { name: "Party", also: ["plaintiff, defendant or side of a contract"] },
    { name: "Court", also: ["tribunal"] },
    { name: "Judge" },
    { name: "Lawyer", also: ["attorney", "counsel"] },
    { name: "Law or statute", short: "Law", also: ["act", "regulation", "article of a law"] },
    { name: "Court case", short: "Case", also: ["decision that is cited"] },
    { name: "Contract", also: ["agreement"] },
    { name: "Legal claim", short: "Claim", also: ["charge", "cause of action"] },
    { name: "Sum of money", short: "Money", also: ["damages", "fine"] },
    { name: "Date" },
  ],
  relations: [
    { name: "Decided by", short: "Decided" },
    { name: "Represents" },
    { name: "Cites", also: ["refers to"] },
    { name: "Party to", short: "Party" },
    { name: "Brings claim", short: "Brings", also: ["sues for", "accuses of"] },
    { name: "Based on", short: "Basis", also: ["under the law"] },
    { name: "Dated" },
  ],
};

const FINANCE: TypeSet = {
  id: "finance",
  get name() {
    return t("Finance");
  },
  entities: [
    { name: "Company", also: ["firm", "bank", "issuer"] },
    { name: "Person" },
    { name: "Job title", short: "Job", also: ["role of a person"] },
    { name: "Security", also: ["share", "bond", "fund"] },
    { name: "Financial figure", short: "Figure", also: ["revenue", "profit", "debt", "ratio"] },
    { name: "Sum of money", short: "Money", also: ["amount", "price"] },
    { name: "Percentage", short: "Percent" },
    { name: "Industry", also: ["sector"] },
    { name: "Location", short: "Loc" },
    { name: "Period or date", short: "Period", also: ["quarter", "financial year"] },
  ],
  relations: [
    { name: "Works for", short: "Works" },
    { name: "Has role", short: "Role" },
    { name: "Owns", also: ["holds a share in", "parent company of"] },
    { name: "Acquired", also: ["bought", "merged with"] },
    { name: "Issued by", short: "Issuer" },
    { name: "Reports", also: ["announces the figure"] },
    { name: "Amounts to", short: "Amount", also: ["has the value"] },
    { name: "In the period", short: "When" },
    { name: "Based in", short: "Seat" },
    { name: "Competitor of", short: "Competitor", symmetric: true },
  ],
};

const PEOPLE = ["Person"];
const PLACES = ["Location"];
const BODIES = ["Organisation", "Political party"];

const setCalled = (id: string): TypeSet => TYPE_SETS.find((set) => set.id === id)!;

/** The templates. */
export const TEMPLATES: readonly Template[] = [
  {
    ...setCalled("news"),
    says: "People, organisations and places in reports",
    rules: new Map<string, Rule>([
      ["Works for", [PEOPLE, BODIES]],
      ["Located in", [["Organisation", "Location", "Event"], PLACES]],
      ["Lives in", [PEOPLE, PLACES]],
      ["Born in", [PEOPLE, ["Location", "Date"]]],
      ["Member of", [["Person", "Organisation"], BODIES]],
      ["Killed", [["Person", "Organisation", "Event"], PEOPLE]],
      ["Married to", [PEOPLE, PEOPLE]],
    ]),
  },
  {
    ...setCalled("biomedicine"),
    says: "Diseases, drugs and genes in papers and notes",
    rules: new Map<string, Rule>([
      [
        "Treats",
        [
          ["Drug", "Chemical", "Medical procedure"],
          ["Disease", "Symptom"],
        ],
      ],
      [
        "Causes",
        [
          ["Disease", "Drug", "Chemical", "Gene or protein", "Species", "Medical procedure"],
          ["Disease", "Symptom"],
        ],
      ],
      [
        "Side effect of",
        [
          ["Disease", "Symptom"],
          ["Drug", "Chemical", "Medical procedure"],
        ],
      ],
      [
        "Inhibits",
        [
          ["Drug", "Chemical", "Gene or protein"],
          ["Gene or protein", "Chemical", "Species", "Cell type"],
        ],
      ],
      [
        "Part of",
        [
          ["Body part", "Cell type", "Gene or protein", "Chemical"],
          ["Body part", "Cell type", "Gene or protein", "Drug", "Species"],
        ],
      ],
      [
        "Interacts with",
        [
          ["Drug", "Chemical", "Gene or protein"],
          ["Drug", "Chemical", "Gene or protein"],
        ],
      ],
    ]),
  },
  {
    ...setCalled("science"),
    says: "Methods, tasks and data in papers",
    rules: new Map<string, Rule>([
      [
        "Used for",
        [
          ["Method", "Dataset", "Material", "Instrument"],
          ["Task", "Method"],
        ],
      ],
      [
        "Evaluated on",
        [
          ["Method", "Task"],
          ["Dataset", "Metric"],
        ],
      ],
      ["Works for", [["Scientist"], ["University"]]],
    ]),
  },
  {
    ...LEGAL,
    says: "Judgments, contracts and statutes",
    rules: new Map<string, Rule>([
      [
        "Decided by",
        [
          ["Court case", "Legal claim"],
          ["Court", "Judge"],
        ],
      ],
      ["Represents", [["Lawyer"], ["Party"]]],
      [
        "Cites",
        [
          ["Court case", "Law or statute", "Contract"],
          ["Court case", "Law or statute", "Contract"],
        ],
      ],
      ["Party to", [["Party"], ["Court case", "Contract"]]],
      ["Brings claim", [["Party"], ["Legal claim"]]],
      [
        "Based on",
        [
          ["Legal claim", "Court case"],
          ["Law or statute", "Contract"],
        ],
      ],
      ["Dated", [["Court case", "Contract", "Law or statute"], ["Date"]]],
    ]),
  },
  {
    ...FINANCE,
    says: "Companies, figures and deals in reports",
    rules: new Map<string, Rule>([
      ["Works for", [["Person"], ["Company"]]],
      ["Has role", [["Person"], ["Job title"]]],
      [
        "Owns",
        [
          ["Company", "Person"],
          ["Company", "Security"],
        ],
      ],
      ["Acquired", [["Company"], ["Company"]]],
      ["Issued by", [["Security"], ["Company"]]],
      ["Reports", [["Company"], ["Financial figure"]]],
      [
        "Amounts to",
        [
          ["Financial figure", "Security"],
          ["Sum of money", "Percentage"],
        ],
      ],
      ["In the period", [["Financial figure"], ["Period or date"]]],
      ["Based in", [["Company"], ["Location"]]],
      ["Competitor of", [["Company"], ["Company"]]],
    ]),
  },
];

/** The types of a template, by its id. */
export function templateSchema(id: string): Schema {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`there is no template "${id}"`);
  const schema = withTypes({ entities: [], relations: [] }, typesOfSet(template));
  const withRule = (type: RelationType): RelationType => {
    const rule = template.rules.get(type.name);
    return rule ? { ...type, heads: rule[0], tails: rule[1] } : type;
  };
  return { ...schema, relations: schema.relations.map(withRule) };
}
