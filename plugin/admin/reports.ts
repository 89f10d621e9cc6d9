/** The one list of screens, as the navigation shows them; what they draw stands in screens.ts. */
import { __ } from '@wordpress/i18n';
import { isWithinReach, type Reach, type ScreenId } from './url-state.ts';

export type ReportGroup = 'numbers' | 'people' | 'set-up';

export interface Report {
	id: ScreenId;
	/** In the navigation; null: reached from another screen. */
	navLabel: string | null;
	/** The entry of the navigation that is current while this screen is open. */
	navId: ScreenId;
	/** Where it stands when the navigation has headings. */
	group: ReportGroup;
}

/** The screens somebody has, in their order. */
export function listReports( reach: Reach ): readonly Report[] {
	const all: readonly Report[] = [
		{
			id: 'overview',
			navLabel: __( 'Overview', 'cairn' ),
			navId: 'overview',
			group: 'numbers',
		},
		{
			id: 'steps',
			navLabel: __( 'Steps', 'cairn' ),
			navId: 'steps',
			group: 'numbers',
		},
		{
			id: 'step',
			navLabel: null,
			navId: 'steps',
			group: 'numbers',
		},
		{
			id: 'products',
			navLabel: __( 'Products', 'cairn' ),
			navId: 'products',
			group: 'numbers',
		},
		{
			id: 'cart',
			navLabel: __( 'Cart', 'cairn' ),
			navId: 'cart',
			group: 'numbers',
		},
		{
			id: 'contacts',
			navLabel: __( 'Contacts', 'cairn' ),
			navId: 'contacts',
			group: 'people',
		},
		{
			id: 'forms',
			navLabel: __( 'Forms', 'cairn' ),
			navId: 'forms',
			group: 'people',
		},
		{
			id: 'form',
			navLabel: null,
			navId: 'forms',
			group: 'people',
		},
		{
			id: 'hand-over',
			navLabel: __( 'Hand-over', 'cairn' ),
			navId: 'hand-over',
			group: 'set-up',
		},
		{
			id: 'privacy',
			navLabel: __( 'Privacy', 'cairn' ),
			navId: 'privacy',
			group: 'set-up',
		},
	];
	return all.filter( ( { id } ) => isWithinReach( id, reach ) );
}

/** Headings of the navigation, in their order. */
export function listGroups(): readonly {
	id: ReportGroup;
	label: string;
}[] {
	return [
		{ id: 'numbers', label: __( 'Reports', 'cairn' ) },
		{ id: 'people', label: __( 'People', 'cairn' ) },
		{ id: 'set-up', label: __( 'Set-up', 'cairn' ) },
	];
}
