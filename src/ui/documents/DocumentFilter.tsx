import { Button, Input, SearchField } from "react-aria-components";
import { ALL_DOCS, type DocListing, isFiltered } from "../../core/review/sortDocs.ts";
import { t } from "../../language/words.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import { ListingMenu } from "./ListingMenu.tsx";

interface Props {
  /** How many documents are listed, of how many. */
  readonly shown: number;
  readonly all: number;
}

/** Says which documents are listed, in which order. */
export function DocumentFilter({ shown, all }: Props) {
  const listing = useView((s) => s.listing);
  const view = useViewStore();
  const filtered = isFiltered(listing);
  const change = (part: Partial<DocListing>) =>
    view.setState(({ listing: before }) => ({ listing: { ...before, ...part } }));
  return (
    <search className="documents-filter" aria-label={t("Documents")}>
      <SearchField
        className="search"
        aria-label={t("Filter by name")}
        value={listing.name}
        onChange={(name) => change({ name })}
      >
        <Input placeholder={t("Filter by name")} />
        <Button className="icon-button">
          <Icon name="close" />
        </Button>
      </SearchField>
      <ListingMenu listing={listing} onChange={change} />
      <p role="status" className={filtered ? "documents-shown" : "unseen"}>
        {filtered && t("{shown, number} of {all, number} shown", { shown, all })}
      </p>
      {filtered && (
        <Button
          className="button plain small"
          onPress={() => change({ ...ALL_DOCS, order: listing.order })}
        >
          {t("Show all")}
        </Button>
      )}
    </search>
  );
}
