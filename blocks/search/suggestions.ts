/*
 * Suggestions below a search field: a combobox with a list, as the ARIA practices describe it. The focus stays in the
 * field; without a chosen suggestion Enter sends the form as ever.
 */
interface Found {
	readonly name?: string;
	readonly title?: string;
	readonly permalink?: string;
	readonly url?: string;
}

let forms = 0;

/** The site's answers come as HTML. */
const plainText = ( html: string ): string =>
	new DOMParser().parseFromString( html, 'text/html' ).body.textContent;

/**
 * Begins to suggest.
 *
 * @param root      Root of the block.
 * @param answering Address that answers; the term goes behind it.
 * @param label     Name of the list.
 */
export const suggest = (
	root: HTMLElement,
	answering: string,
	label: string
): void => {
	const field = root.querySelector< HTMLInputElement >( '[name=s]' )!;
	const list = document.createElement( 'ul' );
	const id = `cairn-suggestions-${ ++forms }`;
	let timer = 0;
	let asked = new AbortController();
	let at = -1;

	const options = (): HTMLElement[] => [ ...list.children ] as HTMLElement[];
	const choose = ( next: number ): void => {
		at = next;
		options().forEach( ( option, n ) =>
			option.setAttribute( 'aria-selected', `${ n === at }` )
		);
		if ( options()[ at ] ) {
			field.setAttribute( 'aria-activedescendant', options()[ at ]!.id );
		} else {
			field.removeAttribute( 'aria-activedescendant' );
		}
	};
	const show = ( found: Found[] ): void => {
		list.replaceChildren(
			...found.map( ( { name, title, permalink, url }, n ) => {
				const option = document.createElement( 'li' );
				option.id = `${ id }-${ n }`;
				option.role = 'option';
				option.textContent = plainText( name ?? title ?? '' );
				option.dataset.url = permalink ?? url;
				return option;
			} )
		);
		list.hidden = ! found[ 0 ];
		field.setAttribute( 'aria-expanded', `${ ! list.hidden }` );
		choose( -1 );
	};
	const ask = (): void => {
		asked.abort();
		asked = new AbortController();
		const term = field.value.trim();
		if ( term.length < 2 ) {
			show( [] );
			return;
		}
		fetch( answering + encodeURIComponent( term ), {
			signal: asked.signal,
		} )
			.then( ( answer ) => ( answer.ok ? answer.json() : [] ) )
			.then( show, () => {} );
	};

	list.id = id;
	list.role = 'listbox';
	list.className = 'wp-block-cairn-search__suggestions';
	list.setAttribute( 'aria-label', label );
	list.hidden = true;
	( field.closest( 'form' ) ?? root ).append( list );
	for ( const [ name, value ] of Object.entries( {
		role: 'combobox',
		autocomplete: 'off',
		'aria-autocomplete': 'list',
		'aria-expanded': 'false',
		'aria-controls': id,
	} ) ) {
		field.setAttribute( name, value );
	}

	field.addEventListener( 'input', () => {
		clearTimeout( timer );
		timer = window.setTimeout( ask, 200 );
	} );
	field.addEventListener( 'blur', () => show( [] ) );
	field.addEventListener( 'keydown', ( event ) => {
		const count = options().length;
		const step =
			{ ArrowDown: 1, ArrowUp: -1 }[ event.key as 'ArrowDown' ] ?? 0;
		if ( step && count ) {
			event.preventDefault();
			// Behind the last comes the field itself, then the first again.
			choose( ( ( at + step + count + 2 ) % ( count + 1 ) ) - 1 );
		} else if ( event.key === 'Enter' && options()[ at ] ) {
			event.preventDefault();
			location.assign( options()[ at ]!.dataset.url! );
		} else if ( event.key === 'Escape' && ! list.hidden ) {
			event.preventDefault();
			show( [] );
		}
	} );
	// Before the field loses the focus and the list is gone.
	list.addEventListener( 'pointerdown', ( event ) => {
		const option = ( event.target as Element ).closest< HTMLElement >(
			'[data-url]'
		);
		event.preventDefault();
		if ( option ) {
			location.assign( option.dataset.url! );
		}
	} );
	if ( field.value ) {
		ask();
	}
};
