/** What crosses a border between browser, PHP and service: written here once. */
export * from './batch.ts';
export * from './carts.ts';
export * from './consent.ts';
export * from './contacts.ts';
export * from './cta-kinds.ts';
export * from './drop-reasons.ts';
export * from './errors.ts';
export * from './events/index.ts';
export * from './forms.ts';
export * from './limits.ts';
export * from './orders.ts';
export * from './reports/counted-type.ts';
export * from './reports/dimensions.ts';
export * from './retention.ts';
export * from './signature.ts';
export * from './stages.ts';
