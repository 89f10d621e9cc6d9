/** The values a filter offers: what the site's visits have, blocks by the name their owner gave them. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import { EVENTS, isEventType } from '#contract/events/index.ts';
import { DEVICES, FILTER_DIMENSION } from '#contract/reports/dimensions.ts';
import type {
	FilterValues,
	FilterValuesQuery,
} from '#contract/reports/filter-values.ts';
import { KnownBlocks } from '../block-names.ts';
import { defineReport, type ReportDeps, type ReportSite } from '../report.ts';

type Value = FilterValues[ 'values' ][ number ];

const MOST_VALUES = 100;
/** More blocks than any list shows, so that a name is found even where many match. */
const MOST_BLOCKS = 1000;

export const filterValuesReport = defineReport( {
	endpoint: reportEndpoints.filterValues,
	async run( deps, site, { filter, search = '' }: FilterValuesQuery ) {
		const values =
			filter === 'block'
				? await blocksCalled( deps, site, search )
				: await plainValues( deps, site, filter, search );
		return {
			kind: 'answered',
			result: { filter, values: values.slice( 0, MOST_VALUES ) },
		};
	},
} );

async function plainValues(
	deps: ReportDeps,
	site: ReportSite,
	filter: 'page' | 'step' | 'source' | 'device',
	search: string
): Promise< Value[] > {
	// Steps and devices are few and named by the screen in the reader's language: it searches among all of them.
	const named = filter === 'step' || filter === 'device';
	const keys = await deps.rollups.keys( {
		siteId: site.id,
		dimension: FILTER_DIMENSION[ filter ],
		limit: MOST_VALUES,
		...( search && ! named ? { contains: search } : {} ),
	} );
	return inOrder( filter, keys ).map( ( value ) => ( {
		value,
		label: named ? null : value,
	} ) );
}

/** Steps and devices as the vocabulary orders them, everything else by its letters. */
function inOrder(
	filter: 'page' | 'step' | 'source' | 'device',
	keys: readonly string[]
): readonly string[] {
	if ( filter === 'step' ) {
		return keys
			.filter( isEventType )
			.sort( ( a, b ) => EVENTS[ a ].id - EVENTS[ b ].id );
	}
	if ( filter === 'device' ) {
		return DEVICES.filter( ( device ) => keys.includes( device ) );
	}
	return [ ...keys ].sort();
}

async function blocksCalled(
	deps: ReportDeps,
	site: ReportSite,
	search: string
): Promise< Value[] > {
	const [ keys, placements ] = await Promise.all( [
		deps.rollups.keys( {
			siteId: site.id,
			dimension: 'with_block',
			limit: MOST_BLOCKS,
		} ),
		deps.blockNames.placements( site.id ),
	] );
	const blocks = new KnownBlocks( placements );
	const wanted = search.toLowerCase();
	return keys
		.map( ( value ) => ( { value, label: blocks.name( value ) } ) )
		.filter(
			( { value, label } ) =>
				label.toLowerCase().includes( wanted ) ||
				value.includes( wanted )
		)
		.sort( ( a, b ) => ( a.label < b.label ? -1 : 1 ) );
}
