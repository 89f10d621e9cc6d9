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
	 * A batch that no service stores: its answer, even a refusal, proves that this browser reaches the route.
	 * @param endpoint
	 * @param key
	 */
	const probe = async ( endpoint, key ) => {
		const ends = new AbortController();
		const timer = setTimeout( () => ends.abort(), WAIT_MS );
		const began = performance.now();
		try {
			await fetch( endpoint, {
				method: 'POST',
				body: JSON.stringify( { key } ),
				headers: { 'Content-Type': 'text/plain' },
				credentials: 'omit',
				signal: ends.signal,
			} );
			return Math.round( performance.now() - began );
		} catch {
			return null;
		} finally {
			clearTimeout( timer );
		}
	};

	const why = ( endpoint ) => {
		if (
			location.protocol === 'https:' &&
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
		const choosing = Boolean( screen.querySelector( '.cairn-steps' ) );
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
		// In the set-up the first route that works is proposed; a route chosen earlier is never changed.
		const works = reached.indexOf( true );
		if ( choosing && works > 0 && ! reached[ 0 ] ) {
			routes[ works ]
				.closest( '.cairn-option' )
				.querySelector( 'input' ).checked = true;
		}
	};
	if ( routes.length ) {
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
					location.reload();
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
