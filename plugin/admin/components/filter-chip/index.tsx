import {
	Button,
	ComboboxControl,
	Dropdown,
	SelectControl,
} from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Device, Filter } from '#contract/reports/dimensions.ts';
import type { FilterValues } from '#contract/reports/filter-values.ts';
import { reportPath } from '../../report-path.ts';
import { useApp } from '../../app-context.ts';
import type { CairnAdminBoot } from '../../boot.ts';
import { typeLabel } from '../step-name/index.tsx';

const FILTERS: readonly Filter[] = [
	'page',
	'block',
	'step',
	'source',
	'device',
];
/** Typing pauses this long before the service is asked. */
const SEARCH_AFTER_MS = 200;

export function filterLabel( filter: Filter ): string {
	const labels: Record< Filter, string > = {
		page: __( 'Page', 'cairn' ),
		block: __( 'Block', 'cairn' ),
		step: __( 'Step', 'cairn' ),
		source: __( 'Source', 'cairn' ),
		device: __( 'Device', 'cairn' ),
	};
	return labels[ filter ];
}

export function deviceLabel( device: string ): string {
	const labels: Record< Device, string > = {
		desktop: __( 'Desktop', 'cairn' ),
		phone: __( 'Phone', 'cairn' ),
		tablet: __( 'Tablet', 'cairn' ),
		other: __( 'Other device', 'cairn' ),
	};
	return device in labels ? labels[ device as Device ] : device;
}

/** What to call a value: the service's label, else the screen's own word for types and devices. */
export function valueLabel(
	boot: CairnAdminBoot,
	filter: Filter,
	value: string,
	label: string | null
): string {
	switch ( filter ) {
		case 'step':
			return typeLabel( boot, value );
		case 'device':
			return deviceLabel( value );
		default:
			return label || value;
	}
}

/** The filter in force as a chip, or the way to set one. A filter keeps or leaves out whole visits. */
export function FilterChip( { label }: { label: string | null } ) {
	const { state, navigate, boot } = useApp();
	const chosen = state.filter;
	if ( ! chosen ) {
		return <AddFilter />;
	}
	const words = sprintf(
		/* translators: 1: what is filtered by, such as "Source"; 2: its value. */
		__( '%1$s is %2$s', 'cairn' ),
		filterLabel( chosen.filter ),
		valueLabel( boot, chosen.filter, chosen.value, label )
	);
	return (
		<span className="cairn-chip">
			<bdi className="cairn-chip__text">{ words }</bdi>
			<button
				type="button"
				className="cairn-chip__remove"
				aria-label={ sprintf(
					/* translators: %s: a filter in words. */
					__( 'Remove filter: %s', 'cairn' ),
					words
				) }
				onClick={ () =>
					navigate( { ...state, filter: null, page: 1 } )
				}
			>
				<svg
					viewBox="0 0 12 12"
					width="12"
					height="12"
					aria-hidden="true"
				>
					<path
						d="M2 2l8 8M10 2l-8 8"
						stroke="currentColor"
						strokeWidth="1.5"
					/>
				</svg>
			</button>
		</span>
	);
}

function AddFilter() {
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-start' } }
			contentClassName="cairn-filter"
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					aria-expanded={ isOpen }
					onClick={ onToggle }
				>
					{ __( '+ Filter', 'cairn' ) }
				</Button>
			) }
			renderContent={ ( { onClose } ) => (
				<FilterForm onClose={ onClose } />
			) }
		/>
	);
}

function FilterForm( { onClose }: { onClose: () => void } ) {
	const { state, navigate, boot } = useApp();
	const [ filter, setFilter ] = useState< Filter >( 'page' );
	const [ search, setSearch ] = useState( '' );
	const { values, isLoading, hasFailed } = useFilterValues( filter, search );
	return (
		<div className="cairn-filter__form">
			<SelectControl
				label={ __( 'Filter visits by', 'cairn' ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				value={ filter }
				options={ FILTERS.map( ( value ) => ( {
					value,
					label: filterLabel( value ),
				} ) ) }
				onChange={ ( value ) => {
					setFilter( value as Filter );
					setSearch( '' );
				} }
			/>
			<ComboboxControl
				key={ filter }
				label={ filterLabel( filter ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				value={ null }
				options={ values.map( ( { value, label } ) => ( {
					value,
					label: valueLabel( boot, filter, value, label ),
				} ) ) }
				onFilterValueChange={ setSearch }
				onChange={ ( value ) => {
					if ( value ) {
						onClose();
						navigate( {
							...state,
							filter: { filter, value },
							grain: state.grain === 'hour' ? null : state.grain,
							page: 1,
						} );
					}
				} }
			/>
			<p className="cairn-filter__help" aria-live="polite">
				{ filterHelp( isLoading, hasFailed, values.length ) }
			</p>
		</div>
	);
}

function filterHelp(
	isLoading: boolean,
	hasFailed: boolean,
	found: number
): string {
	if ( hasFailed ) {
		return __( 'The values could not be loaded. Try again.', 'cairn' );
	}
	if ( ! isLoading && found === 0 ) {
		return __( 'No value is known yet.', 'cairn' );
	}
	return __(
		'Keeps whole visits: all their steps, in both parts of every rate.',
		'cairn'
	);
}

/** The values a filter offers, asked for while the person types. */
function useFilterValues( filter: Filter, search: string ) {
	const { api, boot } = useApp();
	const [ answer, setAnswer ] = useState< {
		filter: Filter;
		values: FilterValues[ 'values' ];
		hasFailed: boolean;
	} | null >( null );

	useEffect( () => {
		const controller = new AbortController();
		const path = reportPath( boot.restPath, 'filter-values', {
			filter,
			search: search || undefined,
		} );
		const timer = window.setTimeout(
			() => {
				api.ask< FilterValues >( path, controller.signal, false ).then(
					( result ) => {
						setAnswer( {
							filter,
							values:
								result.kind === 'fresh'
									? result.report.values
									: [],
							hasFailed: result.kind === 'problem',
						} );
					},
					() => undefined
				);
			},
			search ? SEARCH_AFTER_MS : 0
		);
		return () => {
			window.clearTimeout( timer );
			controller.abort();
		};
	}, [ api, boot.restPath, filter, search ] );

	const isCurrent = answer?.filter === filter;
	return {
		values: isCurrent ? answer.values : [],
		isLoading: ! isCurrent,
		hasFailed: isCurrent && answer.hasFailed,
	};
}
