/** The box on an order: asks what its buyer did before, once the box is in view, and writes it down. */
( () => {
	const { __, _n, sprintf } = wp.i18n;
	const box = document.querySelector( '.cairn-order-box' );
	if ( ! box ) {
		return;
	}
	const labels = JSON.parse( box.dataset.labels );
	const number = new Intl.NumberFormat( document.documentElement.lang || [] );

	const make = ( tag, className, ...content ) => {
		const element = document.createElement( tag );
		if ( className ) {
			element.className = className;
		}
		element.append( ...content );
		return element;
	};

	/** @param {number} seconds How long before the order. */
	const before = ( seconds ) => {
		const minutes = Math.floor( seconds / 60 );
		const hours = Math.floor( minutes / 60 );
		const days = Math.floor( hours / 24 );
		if ( days > 0 ) {
			/* translators: %s: a number of days. */
			const words = _n( '%s day before', '%s days before', days, 'cairn' );
			return sprintf( words, number.format( days ) );
		}
		if ( hours > 0 ) {
			/* translators: %s: a number of hours. */
			const words = _n( '%s hour before', '%s hours before', hours, 'cairn' );
			return sprintf( words, number.format( hours ) );
		}
		if ( minutes > 0 ) {
			/* translators: %s: a number of minutes. */
			const words = _n( '%s minute before', '%s minutes before', minutes, 'cairn' );
			return sprintf( words, number.format( minutes ) );
		}
		return __( 'less than a minute before', 'cairn' );
	};

	const label = ( type ) => labels[ type ] ?? type.replaceAll( '_', ' ' );

	/** Why there are no steps. */
	const reason = ( link ) => {
		switch ( link ) {
			case 'no_consent':
				return __( 'Not linked: no consent.', 'cairn' );
			case 'not_a_visit':
				return __( 'Made in the admin or by another program: credited to no visit.', 'cairn' );
			case 'not_paid':
				return __( 'Not paid: steps are told of orders that count.', 'cairn' );
			case 'unknown':
				return __( 'This order has not been handed over yet. That takes a few minutes at most.', 'cairn' );
			default:
				return __( 'No step is known before this order.', 'cairn' );
		}
	};

	const stepLine = ( step ) => {
		const where = [
			step.block_name ?? null,
			step.page,
			step.variant === null
				? null
				: sprintf(
						/* translators: %s: name of a variant of a test. */
						__( 'variant %s', 'cairn' ),
						step.variant
					),
			step.same_visit ? null : __( 'an earlier visit', 'cairn' ),
		].filter( ( part ) => part !== null && part !== '' );
		const time = make( 'time', null, before( step.before ) );
		time.dateTime = step.at;
		time.title = new Date( step.at ).toLocaleString(
			document.documentElement.lang || []
		);
		const what = make( 'span', 'cairn-order-box__what', make( 'strong', null, label( step.type ) ) );
		if ( where.length > 0 ) {
			what.append( ' ', make( 'bdi', 'cairn-order-box__quiet', where.join( ' · ' ) ) );
		}
		return make( 'li', null, time, what );
	};

	const show = ( report ) => {
		const parts = [];
		if ( report.source ) {
			parts.push(
				make(
					'p',
					null,
					sprintf(
						/* translators: %s: where the visit came from, such as "google". */
						__( 'Came from: %s', 'cairn' ),
						report.source
					)
				)
			);
		}
		if ( report.link !== 'linked' || report.steps.length === 0 ) {
			parts.push( make( 'p', null, reason( report.link ) ) );
		} else {
			parts.push(
				make( 'ol', 'cairn-order-box__steps', ...report.steps.map( stepLine ) )
			);
			/* translators: 1: number of steps shown, 2: number of steps, 3: number of visits. */
			const words = _n(
				'%1$s of %2$s steps in %3$s visit, within 30 days before the order',
				'%1$s of %2$s steps in %3$s visits, within 30 days before the order',
				report.visits,
				'cairn'
			);
			parts.push(
				make(
					'p',
					'cairn-order-box__quiet',
					sprintf(
						words,
						number.format( report.steps.length ),
						number.format( report.total ),
						number.format( report.visits )
					)
				)
			);
		}
		box.replaceChildren( ...parts );
	};

	const fail = ( message ) => {
		const retry = make( 'button', 'button', __( 'Retry', 'cairn' ) );
		retry.type = 'button';
		retry.addEventListener( 'click', ask );
		const text = make(
			'p',
			null,
			[
				message || __( 'This part could not be loaded.', 'cairn' ),
				__( 'Nothing is lost.', 'cairn' ),
			].join( ' ' )
		);
		text.setAttribute( 'role', 'alert' );
		box.replaceChildren( text, retry );
	};

	const ask = () =>
		wp.apiFetch( { path: box.dataset.path } ).then( show, ( problem ) =>
			fail( problem?.message ?? '' )
		);

	// Neither a box below the screen nor one that is folded costs a request.
	const watch = new IntersectionObserver( ( entries ) => {
		if ( entries.some( ( { isIntersecting } ) => isIntersecting ) ) {
			watch.disconnect();
			void ask();
		}
	} );
	watch.observe( box );
} )();
