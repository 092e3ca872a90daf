import { t } from "../../language/words.ts";

/** Why a zip is not read, as its reader tells it: "is encrypted". */
export class ZipFault extends Error {}

/** It does not even begin as a zip. */
export class NoZipFault extends ZipFault {
  constructor() {
    super(t("is no zip"));
  }
}

/** It holds more than may be held in all. */
export class ZipLimitFault extends ZipFault {}
