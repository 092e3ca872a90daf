// Types that a new project may begin with, and what their relations link.
import { t, word } from "../../language/words.ts";
import { TYPE_SETS, type TypeSet } from "./typeSets.ts";

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
    { name: word("Party"), also: ["plaintiff, defendant or side of a contract"] },
    { name: word("Court"), also: ["tribunal"] },
    { name: word("Judge") },
    { name: word("Lawyer"), also: ["attorney", "counsel"] },
    {
      name: word("Law or statute"),
      short: word("Law"),
      also: ["act", "regulation", "article of a law"],
    },
    { name: word("Court case"), short: word("Case"), also: ["decision that is cited"] },
    { name: word("Contract"), also: ["agreement"] },
    { name: word("Legal claim"), short: word("Claim"), also: ["charge", "cause of action"] },
    { name: word("Sum of money"), short: word("Money"), also: ["damages", "fine"] },
    { name: word("Date") },
  ],
  relations: [
    { name: word("Decided by"), short: word("Decided") },
    { name: word("Represents") },
    { name: word("Cites"), also: ["refers to"] },
    { name: word("Party to"), short: word("Party") },
    { name: word("Brings claim"), short: word("Brings"), also: ["sues for", "accuses of"] },
    { name: word("Based on"), short: word("Basis"), also: ["under the law"] },
    { name: word("Dated") },
  ],
};

const FINANCE: TypeSet = {
  id: "finance",
  get name() {
    return t("Finance");
  },
  entities: [
    { name: word("Company"), also: ["firm", "bank", "issuer"] },
    { name: word("Person") },
    { name: word("Job title"), short: word("Job"), also: ["role of a person"] },
    { name: word("Security"), also: ["share", "bond", "fund"] },
    {
      name: word("Financial figure"),
      short: word("Figure"),
      also: ["revenue", "profit", "debt", "ratio"],
    },
    { name: word("Sum of money"), short: word("Money"), also: ["amount", "price"] },
    { name: word("Percentage"), short: word("Percent") },
    { name: word("Industry"), also: ["sector"] },
    { name: word("Location"), short: word("Loc") },
    { name: word("Period or date"), short: word("Period"), also: ["quarter", "financial year"] },
  ],
  relations: [
    { name: word("Works for"), short: word("Works") },
    { name: word("Has role"), short: word("Role") },
    { name: word("Owns"), also: ["holds a share in", "parent company of"] },
    { name: word("Acquired"), also: ["bought", "merged with"] },
    { name: word("Issued by"), short: word("Issuer") },
    { name: word("Reports"), also: ["announces the figure"] },
    { name: word("Amounts to"), short: word("Amount"), also: ["has the value"] },
    { name: word("In the period"), short: word("When") },
    { name: word("Based in"), short: word("Seat") },
    { name: word("Competitor of"), short: word("Competitor"), symmetric: true },
  ],
};

const PEOPLE = ["Person"];
const PLACES = ["Location"];
const BODIES = ["Organisation", "Political party"];

const setCalled = (id: string): TypeSet => TYPE_SETS.find((set) => set.id === id)!;

/** A getter that is spread would stay in the language of then. */
const template = (
  set: TypeSet,
  says: () => string,
  rules: ReadonlyMap<string, Rule>,
): Template => ({
  id: set.id,
  get name() {
    return set.name;
  },
  entities: set.entities,
  relations: set.relations,
  get says() {
    return says();
  },
  rules,
});

/** The templates. */
export const TEMPLATES: readonly Template[] = [
  template(
    setCalled("news"),
    () => t("People, organisations and places in reports"),
    new Map<string, Rule>([
      ["Works for", [PEOPLE, BODIES]],
      ["Located in", [["Organisation", "Location", "Event"], PLACES]],
      ["Lives in", [PEOPLE, PLACES]],
      ["Born in", [PEOPLE, ["Location", "Date"]]],
      ["Member of", [["Person", "Organisation"], BODIES]],
      ["Killed", [["Person", "Organisation", "Event"], PEOPLE]],
      ["Married to", [PEOPLE, PEOPLE]],
    ]),
  ),
  template(
    setCalled("biomedicine"),
    () => t("Diseases, drugs and genes in papers and notes"),
    new Map<string, Rule>([
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
  ),
  template(
    setCalled("science"),
    () => t("Methods, tasks and data in papers"),
    new Map<string, Rule>([
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
  ),
  template(
    LEGAL,
    () => t("Judgments, contracts and statutes"),
    new Map<string, Rule>([
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
  ),
  template(
    FINANCE,
    () => t("Companies, figures and deals in reports"),
    new Map<string, Rule>([
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
  ),
];
