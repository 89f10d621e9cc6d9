/** Nothing yet. Attributes are only added and defaults never change; a rename would add an entry that reads the old one (README.md). */
export const deprecated: readonly object[] = [];
