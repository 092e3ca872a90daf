/** Why a zip is not read, as its reader tells it: "is encrypted". */
export class ZipFault extends Error {}
