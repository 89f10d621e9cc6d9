/*
 * Fetches what is behind a gate, for who has its token: from the link of a mail, from this browser, or because the form was
 * just sent. The page itself is the same for everybody.
 */
import { getElement, store } from '@wordpress/interactivity';

/** What the site answers (plugin/src/Forms/GatesController.php); words where it stays closed. */
interface Answer {
	html?: string;
	/** Opens it in this browser from now on; '' where what was sent opens nothing. */
	token?: string;
	message?: string;
}

store( 'cairn', {
	callbacks: {
		gate: {
			start() {
				const root = getElement().ref as HTMLElement;
				const { gate, open, once } = root.dataset;
				const key = 'cairn:unlock:' + gate;
				const place = root.lastElementChild as HTMLElement;
				// Without a value, by what this browser has kept.
				const ask = async ( given?: string ): Promise< void > => {
					try {
						const value = given || localStorage[ key ];
						if ( ! value ) {
							return;
						}
						const { html, token, message }: Answer = await (
							await fetch( open!, {
								method: 'POST',
								body: new URLSearchParams( { key: value } ),
							} )
						).json();
						place.previousElementSibling!.textContent =
							message || '';
						place.innerHTML = html || '';
						// What opens by itself takes nobody away from where they read.
						if ( given ) {
							place.focus();
						}
						localStorage[ key ] = token ?? value;
					} catch {}
				};
				const linked = location.hash.split( gate + '=' )[ 1 ];
				if ( linked ) {
					// Whoever copies the address must not hand on the token.
					history.replaceState( null, '', ' ' );
				}
				ask( linked );
				if ( once ) {
					new MutationObserver( () =>
						ask(
							root.querySelector< HTMLInputElement >(
								'[name=cairn_submission]'
							)!.value
						)
					).observe(
						root.querySelector( '.wp-block-cairn-form__done' )!,
						{ attributeFilter: [ 'hidden' ] }
					);
				}
			},
		},
	},
} );
