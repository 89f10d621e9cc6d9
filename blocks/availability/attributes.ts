import type { StepAttributes } from '../lists/editor/attributes.ts';

/** What an availability block keeps. Attributes are only ever added, and a default never changes: it is not stored. */
export interface AvailabilityAttributes extends StepAttributes {
	/** In stock or not; the number left; the number only when it is low. */
	show: 'text' | 'amount' | 'low';
	/** What counts as low. */
	lowAt: number;
	/** A button asks the shop afresh, or the page does so by itself. */
	check: 'button' | 'always';
	/** Offers the shop's pickup places. */
	pickup: boolean;
	/** Holds a form by which somebody is told when what is missing is there again. */
	notify: boolean;
	/** 0: the product it stands beside. */
	productId: number;
}
