/**
 * The five stages a step can belong to, in the order a customer passes through them.
 * This file imports nothing, so that blocks and screens may use it in the browser.
 */
export const STAGES = [
	'awareness',
	'consideration',
	'purchase',
	'retention',
	'advocacy',
] as const;

export type Stage = ( typeof STAGES )[ number ];
