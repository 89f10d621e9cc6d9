/*
 * What this visitor compares, for every button, tray and table of the page. Buttons are plain markup and are heard by
 * their page: one that arrives later (a quick view, the next page of a loop, a client-side navigation) works at once.
 * The address of a table says what it shows; the kept list follows it, never the other way round.
 */
import { read, write, type Item } from './kept.ts';
import { settings } from './settings.ts';
import { watchTable } from './table.ts';

const { max, full, other, name, page: comparePage } = settings;

const all = ( selector: string, within: ParentNode = document ) =>
	within.querySelectorAll< HTMLElement >( selector );

const speaker = document.createElement( 'div' );
speaker.setAttribute( 'role', 'status' );
speaker.className = 'screen-reader-text';

/** Says something to people who do not see the page change. */
const say = ( text: string ): void => {
	speaker.textContent = text;
};

/** A comparison's address; a comma needs no escape and reads better. */
const addressOf = ( page: string, items: Item[] ): string => {
	const ids = items.map( ( [ id ] ) => id ).join();
	return `${ page }${ page.includes( '?' ) ? '&' : '?' }${ name }=${ ids }`;
};

/** Why this product cannot join, or nothing. */
const refusal = ( button: HTMLElement, items: Item[] ): string => {
	const categories = button.dataset.categories?.split( ' ' );
	if ( items.length >= max ) {
		return full;
	}
	return categories &&
		items.some( ( [ , , theirs ] ) =>
			theirs.every( ( one ) => ! categories.includes( one ) )
		)
		? other
		: '';
};

const paintTray = ( tray: HTMLElement, items: Item[] ): void => {
	const list = tray.querySelector( 'ul' )!;
	tray.hidden = ! items[ 0 ];
	tray.querySelector( '[data-count]' )!.textContent = `(${ items.length })`;
	const link = tray.querySelector( 'a' );
	if ( link && comparePage ) {
		link.href = addressOf( comparePage, items );
	}
	list.replaceChildren(
		...items.map( ( [ id, title ] ) => {
			const row = tray
				.querySelector( 'template' )!
				.content.cloneNode( true ) as DocumentFragment;
			all( '[data-name]', row ).forEach( ( place ) => {
				place.textContent = title;
			} );
			row.querySelector( 'button' )!.dataset.cairnUncompare = `${ id }`;
			return row;
		} )
	);
};

/** Shows the list as it is in every button and tray; late ones too. */
const paint = (): void => {
	const items = read();
	all( '[data-cairn-compare]' ).forEach( ( button ) => {
		const isIn = items.some(
			( [ id ] ) => id === Number( button.dataset.cairnCompare )
		);
		if ( button.dataset.labels ) {
			const label = JSON.parse( button.dataset.labels )[ +isIn ];
			const place = button.querySelector( '[data-label]' )!;
			// Writing the same text again would wake the observer for ever.
			if ( place.textContent !== label ) {
				place.textContent = label;
			}
		} else {
			button.setAttribute( 'aria-pressed', `${ isIn }` );
		}
		button.classList.toggle( 'is-in', isIn );
		// Reachable all the same: the reason is said when it is pressed.
		button.setAttribute(
			'aria-disabled',
			`${ ! isIn && !! refusal( button, items ) }`
		);
	} );
	all( '[data-cairn-tray]' ).forEach( ( tray ) => {
		const state = JSON.stringify( items );
		if ( tray.dataset.painted !== state ) {
			tray.dataset.painted = state;
			paintTray( tray, items );
		}
	} );
};

/** Keeps another list, shows it and tells the step, with the number of products there are now. */
const change = (
	ref: Element,
	id: number,
	items: Item[],
	n = items.length
): void => {
	const isMore = items.length > read().length;
	write( items );
	paint();
	window.cairnStep?.(
		ref,
		isMore ? 'add_to_compare' : 'remove_from_compare',
		{ product_id: id, n }
	);
};

const without = ( id: number ): Item[] =>
	read().filter( ( [ one ] ) => one !== id );

const toggle = ( button: HTMLElement ): void => {
	const id = Number( button.dataset.cairnCompare );
	const items = read();
	const rest = without( id );
	const reason = refusal( button, items );
	if ( rest.length < items.length ) {
		change( button, id, rest );
	} else if ( reason ) {
		// Said anew also when it was said before.
		say( '' );
		setTimeout( say, 50, reason );
	} else {
		change( button, id, [
			...items,
			[
				id,
				button.dataset.name!,
				button.dataset.categories?.split( ' ' ) ?? [],
			],
		] );
	}
};

const click = ( { target }: Event ): void => {
	const button = ( target as Element ).closest< HTMLElement >(
		'[data-cairn-compare],[data-cairn-uncompare],[data-cairn-tray]>button,.wp-block-cairn-compare-tray__clear'
	);
	const tray = button?.closest< HTMLElement >( '[data-cairn-tray]' );
	if ( ! button ) {
		return;
	}
	if ( button.dataset.cairnCompare ) {
		toggle( button );
	} else if ( button.dataset.cairnUncompare ) {
		const id = Number( button.dataset.cairnUncompare );
		const table = button.closest( 'table' );
		// A table somebody was sent shows what is not in the own list.
		change(
			button,
			id,
			without( id ),
			table ? all( 'thead th', table ).length - 1 : undefined
		);
		// The button that had the focus is gone.
		( tray?.querySelector( 'li button' ) as HTMLElement | null )?.focus();
	} else if ( button.hasAttribute( 'aria-expanded' ) ) {
		const isOpen = button.getAttribute( 'aria-expanded' ) !== 'true';
		button.setAttribute( 'aria-expanded', `${ isOpen }` );
		tray!.querySelector( 'div' )!.hidden = ! isOpen;
	} else {
		for ( const [ id ] of read() ) {
			change( button, id, without( id ) );
		}
	}
};

/** Brings table and list together: the address wins. A bare page shows what was chosen, if anything was. */
const meetTable = ( table: HTMLElement ): void => {
	const items = read();
	const columns = [ ...all( 'th[data-cairn-column]', table ) ].map(
		( head ): Item => [
			Number( head.dataset.cairnColumn ),
			head.querySelector( '[data-name]' )!.textContent!,
			items.find(
				( [ id ] ) => id === Number( head.dataset.cairnColumn )
			)?.[ 2 ] ?? [],
		]
	);
	if ( table.dataset.cairnCompareTable === 'visitor' && items[ 0 ] ) {
		if ( columns[ 0 ] ) {
			write( columns );
			paint();
		} else if ( ! location.search.includes( name ) ) {
			location.replace(
				addressOf( location.href.split( '#' )[ 0 ]!, items )
			);
		}
	}
	watchTable(
		table,
		columns.map( ( [ id ] ) => id )
	);
};

document.body.append( speaker );
document.addEventListener( 'click', click );
// Another tab wrote; or the page comes out of the back-forward cache, maybe days later.
addEventListener( 'storage', paint );
addEventListener( 'pageshow', paint );
new MutationObserver( paint ).observe( document, {
	childList: true,
	subtree: true,
	attributeFilter: [ 'data-cairn-compare' ],
} );
paint();
all( '[data-cairn-compare-table]' ).forEach( meetTable );
