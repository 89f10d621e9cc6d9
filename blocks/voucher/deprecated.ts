/** Older forms of the block, newest first: none yet. An entry is added when an attribute is renamed, and stays for ever. */
export const deprecated: readonly object[] = [];
