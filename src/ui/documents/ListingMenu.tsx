import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { type DocStatus, typeKey } from "../../core/review/docProgress.ts";
import { type DocListing, type DocOrder, isFiltered } from "../../core/review/sortDocs.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { Icon } from "../look/Icon.tsx";
import { type Looks, looksOf } from "../look/looks.ts";
import { STATUS_LOOKS } from "./docWords.ts";

interface Props {
  readonly listing: DocListing;
  readonly onChange: (part: Partial<DocListing>) => void;
}

const ORDERS: readonly { id: DocOrder; name: string }[] = [
  {
    id: "oldest",
    get name() {
      return t("Added, oldest first");
    },
  },
  {
    id: "newest",
    get name() {
      return t("Added, newest first");
    },
  },
  {
    id: "name",
    get name() {
      return t("Name");
    },
  },
  {
    id: "progress",
    get name() {
      return t("Progress, least first");
    },
  },
  {
    id: "open",
    get name() {
      return t("Open suggestions, most first");
    },
  },
];

/** Stands for no filter: a select has no empty choice. */
const ANY = "any";

const STATUSES: readonly { id: DocStatus | typeof ANY; name: string }[] = [
  {
    id: ANY,
    get name() {
      return t("Any");
    },
  },
  ...(["notStarted", "inProgress", "done"] as const).map((id) => ({ id, ...STATUS_LOOKS[id] })),
];

/** The order of the list, and filters by status and by type. */
export function ListingMenu({ listing, onChange }: Props) {
  const looks = useApp((s) => looksOf(s.project.schema));
  return (
    <DialogTrigger>
      <Button
        className="icon-button"
        aria-label={t("Sort and filter")}
        data-filtered={isFiltered({ ...listing, name: "" }) || undefined}
      >
        <Icon name="filter" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Dialog className="listing-box" aria-label={t("Sort and filter")}>
          <Choice
            label={t("Sort by")}
            value={listing.order}
            options={ORDERS}
            onChange={(order) => onChange({ order })}
          />
          <Choice
            label={t("Status")}
            value={listing.status ?? ANY}
            options={STATUSES}
            onChange={(status) => onChange({ status: status === ANY ? null : status })}
          />
          <Choice
            label={t("Has a span or relation of type")}
            value={listing.type ?? ANY}
            options={typeChoices(looks)}
            onChange={(type) => onChange({ type: type === ANY ? null : type })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function typeChoices({ entities, relations }: Looks) {
  return [
    { id: ANY, name: t("Any") },
    ...[...entities.values()].map(({ name, verbose, hue }) => ({
      id: typeKey("entity", name),
      name: verbose,
      hue,
    })),
    ...[...relations.values()].map(({ name, verbose, hue }) => ({
      id: typeKey("relation", name),
      name: verbose,
      hue,
      line: true,
    })),
  ];
}
