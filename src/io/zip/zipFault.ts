/** Why a zip is not read, as its reader tells it: "is encrypted". */
export class ZipFault extends Error {}

/** It holds more than may be held in all. */
export class ZipLimitFault extends ZipFault {}
