/**
 * Nothing yet. The policy (README.md): attributes are only added, defaults never change, `save` is frozen; a rename
 * would add an entry here that reads the old attribute, and its old fixture stays in test/fixtures for ever.
 */
export const deprecated: readonly object[] = [];
