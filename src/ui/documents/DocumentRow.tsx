import { Button, GridListItem, Menu, MenuTrigger, Popover } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { docProgress } from "../../core/review/docProgress.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { CommandItem } from "../commands/CommandItem.tsx";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";
import { docCounts, STATUS_LOOKS, shortDate } from "./docWords.ts";

/** A document in the list: its name, how far it is, what is in it, and what can be done with it. */
export function DocumentRow({ doc }: { doc: Doc }) {
  const { status, sentences, confirmedSentences } = docProgress(doc);
  const { name, icon } = STATUS_LOOKS[status];
  const share = sentences === 0 ? 1 : confirmedSentences / sentences;
  return (
    <GridListItem
      id={doc.id}
      textValue={visibly(doc.name)}
      className="document"
      data-status={status}
    >
      <span className="document-name" dir="auto" title={visibly(doc.name)}>
        {visibly(doc.name)}
      </span>
      <span className="document-state">
        <Icon name={icon} />
        <span>{name}</span>
        <span>
          {sentences === 0
            ? t("empty")
            : t("{confirmedSentences, number} of {sentences, number}", {
                confirmedSentences,
                sentences,
              })}
          <span className="unseen">
            {" "}
            {t("{sentences, plural, one {sentence} other {sentences}}", { sentences })}
          </span>
        </span>
        <time dateTime={new Date(doc.createdAt).toISOString()}>{shortDate(doc.createdAt)}</time>
      </span>
      <span className="document-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="document-counts">{docCounts(doc)}</span>
      <DocumentMenu doc={doc} />
    </GridListItem>
  );
}

/** What can be done with a document as a whole. */
function DocumentMenu({ doc }: { doc: Doc }) {
  const run = useRunCommand();
  const subject = { kind: "document", id: doc.id } as const;
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t("Actions for {name}", { name: doc.name })}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label={t("Actions for {name}", { name: doc.name })}
          onAction={(id) => run(String(id), subject)}
        >
          <CommandItem command="renameDocument" subject={subject}>
            {t("Rename")}
          </CommandItem>
          <CommandItem command="editDocument" subject={subject}>
            {t("Edit the text")}
          </CommandItem>
          <CommandItem command="compare" subject={subject}>
            {t("Compare with…")}
          </CommandItem>
          <CommandItem command="deleteDocument" subject={subject} isDanger>
            {t("Move to the trash")}
          </CommandItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
