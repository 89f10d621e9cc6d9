/**
 * The connection between a WordPress and a service, made as an owner makes it: the service's command line prints a code,
 * WordPress trades it for keys.
 */

/**
 * Asks the plugin's REST routes as the administrator.
 *
 * @param {import('./site.mjs').WordpressSite} site   Site with Cairn active.
 * @param {string}                             method HTTP method.
 * @param {string}                             route  Such as `/cairn/v1/connection`.
 * @param {Object}                             body   Parameters.
 * @return {Promise<any>} The answer's data.
 */
export async function askPlugin( site, method, route, body = {} ) {
	const { status, data } = await site.run( 'rest.php', {
		method,
		route,
		body,
	} );
	if ( status >= 400 ) {
		throw new Error(
			`${ method } ${ route } of WordPress answered ${ status }: ${ JSON.stringify( data ) }`
		);
	}
	return data;
}

/**
 * The one-time code in what `cairn pair` prints.
 *
 * @param {string} printed Standard output of the command.
 * @return {string} The code.
 */
export function pairingCodeIn( printed ) {
	const found = /^Code:\s+(\S+)$/m.exec( printed );
	if ( ! found ) {
		throw new Error( `cairn pair printed no code:\n${ printed }` );
	}
	return found[ 1 ];
}

/**
 * Connects a site unless it is connected. A site that stands at another address than the one it was connected with has
 * moved: its port was taken.
 *
 * @param {import('./site.mjs').WordpressSite}                  site    Site with Cairn active.
 * @param {import('../running/cairn-service.mjs').CairnService} service Running service.
 * @return {Promise<{ siteId: string, isNew: boolean }>} The site's name at the service.
 */
export async function connectSite( site, service ) {
	const before = await askPlugin( site, 'GET', '/cairn/v1/connection' );
	const isKnown = before.state !== 'none';
	if ( isKnown && before.address === service.address ) {
		if ( before.state === 'paused' ) {
			await askPlugin( site, 'POST', '/cairn/v1/connection/copy', {
				choice: 'moved',
			} );
		}
		return { siteId: before.site_id, isNew: false };
	}
	// The service stands at another address: a new code for the same site keeps its numbers.
	const printed = await service.cli(
		'pair',
		...( isKnown ? [ '--site', before.site_id ] : [] )
	);
	if ( isKnown ) {
		await askPlugin( site, 'DELETE', '/cairn/v1/connection' );
	}
	const after = await askPlugin( site, 'POST', '/cairn/v1/connection', {
		address: service.address,
		code: pairingCodeIn( printed ),
		consent_default: 'cookieless',
		route: 'direct',
	} );
	return { siteId: after.site_id, isNew: ! isKnown };
}
