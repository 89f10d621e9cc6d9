/**
 * What only a browser can find out for the settings screen: whether a route works from here, whether the first step has
 * arrived, how the service is. Every form works without it.
 */
( () => {
	const { __, sprintf } = wp.i18n;
	const screen = document.querySelector( '.cairn-settings' );
	if ( ! screen ) {
		return;
	}
	const rest = screen.dataset.rest;
	const WAIT_MS = 8000;
	const POLL_MS = 2000;

	/**
	 * Knocks without a step in hand. The relay says that it is one; the service refuses in its own words, and that this
	 * page may read them proves that it takes steps from this address.
	 *
	 * @param {string} endpoint Where batches go.
	 * @param {string} key      The site's public key; empty for the relay.
	 * @return {Promise<number | null>} Milliseconds, or null when nothing of ours answered.
	 */
	const probe = async ( endpoint, key ) => {
		try {
			const began = performance.now();
			const answer = await fetch( endpoint, {
				method: 'POST',
				body: key ? JSON.stringify( { key } ) : '',
				headers: { 'Content-Type': 'text/plain' },
				credentials: 'omit',
				signal: AbortSignal.timeout( WAIT_MS ),
			} );
			const took = Math.round( performance.now() - began );
			const isOurs = key
				? Boolean( ( await answer.json() ).error?.code )
				: answer.headers.has( 'X-Cairn-Relay' );
			return isOurs ? took : null;
		} catch {
			return null;
		}
	};

	const why = ( endpoint ) => {
		if (
			window.location.protocol === 'https:' &&
			endpoint.startsWith( 'http:' )
		) {
			return __(
				'Not reachable: this site uses https and the service does not, so browsers refuse. Give the service an https address.',
				'cairn'
			);
		}
		return __(
			'Not reachable from this browser. An ad blocker, a firewall or a private address may stand between; try another network, or choose the other route.',
			'cairn'
		);
	};

	const routes = [ ...screen.querySelectorAll( '[data-cairn-reach]' ) ];
	const tryRoutes = async () => {
		const reached = await Promise.all(
			routes.map( async ( place ) => {
				place.textContent = __( 'Trying…', 'cairn' );
				const took = await probe(
					place.dataset.cairnReach,
					place.dataset.cairnKey
				);
				place.className =
					'cairn-reach ' + ( took === null ? 'is-bad' : 'is-good' );
				place.textContent =
					took === null
						? why( place.dataset.cairnReach )
						: sprintf(
								/* translators: %d: milliseconds. */
								__( 'Works, %d ms', 'cairn' ),
								took
							);
				return took !== null;
			} )
		);
		// The first route that works is proposed.
		const works = reached.indexOf( true );
		if ( works > 0 ) {
			routes[ works ]
				.closest( '.cairn-option' )
				.querySelector( 'input' ).checked = true;
		}
	};
	// Only in the set-up: a knock on the service is a refusal that the browser writes into its console.
	if ( routes.length && screen.querySelector( '.cairn-steps' ) ) {
		tryRoutes();
	}

	const wait = screen.querySelector( '[data-cairn-wait]' );
	const watch = async () => {
		if ( document.visibilityState === 'visible' ) {
			try {
				const state = await wp.apiFetch( {
					path: `/${ rest }/connection?look=1`,
				} );
				if ( state.step === 'done' ) {
					wait.textContent = __(
						'The first step has arrived. Everything works.',
						'cairn'
					);
					window.location.reload();
					return;
				}
				wait.textContent =
					state.problem ||
					__( 'Waiting for the first step…', 'cairn' );
			} catch ( error ) {
				wait.textContent = error.message;
			}
		}
		setTimeout( watch, POLL_MS );
	};
	if ( wait ) {
		watch();
	}

	const health = screen.querySelector( '[data-cairn-health]' );
	const demo = screen.querySelector( '[data-cairn-demo]' );
	const showHealth = async () => {
		try {
			const state = await wp.apiFetch( { path: `/${ rest }/health` } );
			if ( health ) {
				health.textContent = state.summary;
				health.classList.toggle( 'is-bad', ! state.good );
			}
			if ( demo ) {
				demo.hidden = ! state.demo;
			}
		} catch ( error ) {
			if ( health ) {
				health.textContent = [ error.message, error.data?.fix ]
					.filter( Boolean )
					.join( ' ' );
				health.classList.add( 'is-bad' );
			}
		}
	};
	if ( health || demo ) {
		showHealth();
	}

	// A code is good for one use: a second press must not spend the next try.
	screen
		.querySelector( '[data-cairn-form="connect"]' )
		?.addEventListener( 'submit', ( { target } ) => {
			const button = target.querySelector( 'button[type="submit"]' );
			button.disabled = true;
			button.textContent = __( 'Connecting…', 'cairn' );
		} );
} )();
