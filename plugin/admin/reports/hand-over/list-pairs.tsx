import {
	CheckboxControl,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { DestinationTest, ListPair } from '#contract/hand-over.ts';

/** Which list of this site is which list there; a list without one is not handed over. */
export function ListPairs( {
	lists,
	targets,
	hasTargets,
	pairs,
	onChange,
}: {
	lists: readonly string[];
	targets: DestinationTest[ 'lists' ];
	/** The receiver has lists of its own. */
	hasTargets: boolean;
	pairs: readonly ListPair[];
	onChange: ( pairs: readonly ListPair[] ) => void;
} ) {
	const targetOf = ( list: string ) =>
		pairs.find( ( pair ) => pair.list === list )?.target;
	const set = ( list: string, target: string | null ) => {
		const others = pairs.filter( ( pair ) => pair.list !== list );
		onChange( target === null ? others : [ ...others, { list, target } ] );
	};
	const all = [
		...new Set( [ ...lists, ...pairs.map( ( { list } ) => list ) ] ),
	];
	return (
		<fieldset className="cairn-list-pairs">
			<legend>{ __( 'Lists that are handed over', 'cairn' ) }</legend>
			{ all.map( ( list ) =>
				hasTargets ? (
					<Target
						key={ list }
						list={ list }
						target={ targetOf( list ) ?? '' }
						targets={ targets }
						onChange={ ( target ) =>
							set( list, target === '' ? null : target )
						}
					/>
				) : (
					<CheckboxControl
						key={ list }
						__nextHasNoMarginBottom
						label={ list }
						checked={ targetOf( list ) !== undefined }
						onChange={ ( isOn ) => set( list, isOn ? '' : null ) }
					/>
				)
			) }
			<p>
				{ __(
					'Only people who confirmed this list are handed over, from now on. Those who confirmed before are not.',
					'cairn'
				) }
			</p>
		</fieldset>
	);
}

function Target( {
	list,
	target,
	targets,
	onChange,
}: {
	list: string;
	target: string;
	targets: DestinationTest[ 'lists' ];
	onChange: ( target: string ) => void;
} ) {
	const label = sprintf(
		/* translators: %s: name of a list of this site. */
		__( '“%s” there is', 'cairn' ),
		list
	);
	if ( targets.length === 0 ) {
		return (
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ label }
				help={ __(
					'The id of the list there. After a test the lists can be chosen by name.',
					'cairn'
				) }
				maxLength={ 64 }
				pattern="[A-Za-z0-9_\-]*"
				value={ target }
				onChange={ onChange }
			/>
		);
	}
	const isKnown = targets.some( ( { id } ) => id === target );
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			value={ target }
			options={ [
				{ value: '', label: __( 'Not handed over', 'cairn' ) },
				...( target === '' || isKnown
					? []
					: [ { value: target, label: target } ] ),
				...targets.map( ( { id, name, confirms_again: again } ) => ( {
					value: id,
					label: again
						? sprintf(
								/* translators: %s: name of a list. */
								__( '%s (asks people again)', 'cairn' ),
								name
							)
						: name,
				} ) ),
			] }
			onChange={ onChange }
		/>
	);
}
