import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../browser/launch.mjs';
import { CairnService } from '../running/cairn-service.mjs';
import { freePort } from '../running/free-port.mjs';
import { startPrivateMariadb } from '../running/private-mariadb.mjs';
import { ProcessGroups } from '../running/process-groups.mjs';
import { removeFolder } from '../running/remove-folder.mjs';
import { say, withProgress } from '../setup/progress.mjs';
import { askPlugin, connectSite } from '../wordpress/connection.mjs';
import { WordpressSite } from '../wordpress/site.mjs';
import { renderPictures } from './pictures.mjs';
import { FOOTER, LOOK, pages, POSTS, PRODUCTS, SITE } from './site-content.mjs';

/** Who may log in to the demo. It listens on this machine only. */
export const LOGIN = {
	user: 'admin',
	password: 'password',
	email: 'owner@northfell.example',
};

/** A worker's life; the next one begins with fresh memory. */
const WORKER_SECONDS = 600;

/**
 * A running demo: service, WordPress and their two databases, with everything they keep in one folder. The browser tests
 * start the same thing in a folder of their own.
 */
export class DemoStack {
	/** @type {WordpressSite} */
	site;
	/** @type {CairnService} */
	service;
	/**
	 * WordPress' database.
	 *
	 * @type {{ socket: string, query: (sql: string) => Promise<string> }}
	 */
	database;
	/** The site's name at the service. */
	siteId = '';
	/** Runs every program of the demo. */
	groups;
	#root;
	#folder;
	#stateFile;
	#state;
	/** The shop's products as `cairn demo fill` reads them. */
	#catalogueFile;

	/**
	 * @param {{ root: string, folder: string }} options Repository, and folder for all data.
	 */
	constructor( { root, folder } ) {
		this.#root = root;
		this.#folder = folder;
		this.#stateFile = path.join( folder, 'state.json' );
		this.#catalogueFile = path.join( folder, 'products.json' );
		mkdirSync( folder, { recursive: true } );
		this.groups = new ProcessGroups(
			path.join( folder, 'processes.json' )
		);
		this.#state = existsSync( this.#stateFile )
			? JSON.parse( readFileSync( this.#stateFile, 'utf8' ) )
			: {};
	}

	#remember( facts ) {
		Object.assign( this.#state, facts );
		writeFileSync(
			this.#stateFile,
			JSON.stringify( this.#state, null, '\t' )
		);
	}

	/** Whether WooCommerce is part of this site. */
	get hasShop() {
		return this.#state.hasShop === true;
	}

	/**
	 * Starts every program; the first time it also installs WordPress with Cairn. Whatever is there stays.
	 *
	 * @param {{ core: string, woocommerce: string | null, ports: { site: number, service: number } }} options Clean WordPress, WooCommerce if any, and the
	 *                                                                                                         ports to begin with when looking for free ones.
	 */
	async start( { core, woocommerce, ports } ) {
		await this.groups.stopLeftovers();
		const wanted = { ...ports, ...this.#state.ports };
		const sitePort = await freePort( wanted.site );
		const servicePort = await freePort(
			wanted.service,
			new Set( [ sitePort ] )
		);
		this.#remember( {
			ports: { site: sitePort, service: servicePort },
			hasShop: this.#state.hasShop ?? woocommerce !== null,
		} );
		this.service = new CairnService( {
			root: this.#root,
			folder: path.join( this.#folder, 'service' ),
			port: servicePort,
			groups: this.groups,
		} );
		await withProgress(
			'start',
			'service, WordPress and their databases',
			async () => {
				const both = await Promise.allSettled( [
					this.service.start(),
					this.#startWordpress( sitePort, core, woocommerce ),
				] );
				// Only now: one that still starts while everything is stopped would be left over.
				for ( const { status, reason } of both ) {
					if ( status === 'rejected' ) {
						throw reason;
					}
				}
			}
		);
	}

	async #startWordpress( port, core, woocommerce ) {
		this.database = await startPrivateMariadb(
			this.groups,
			path.join( this.#folder, 'wordpress-database' ),
			'wordpress'
		);
		this.site = new WordpressSite( {
			folder: path.join( this.#folder, 'wordpress' ),
			address: `http://127.0.0.1:${ port }`,
			socket: this.database.socket,
			database: 'wordpress',
		} );
		await this.site.lay( core, {
			cairn: path.join( this.#root, 'plugin' ),
			...( this.hasShop && { woocommerce } ),
		} );
		if ( ! this.#state.isInstalled ) {
			await withProgress( 'WordPress', 'installing', () =>
				this.site.run( 'install.php', { ...SITE, ...LOGIN } )
			);
			await withProgress(
				'WordPress',
				this.hasShop
					? 'activating WooCommerce and Cairn'
					: 'activating Cairn',
				() =>
					this.site.run( 'activate.php', {
						plugins: [
							...( this.hasShop
								? [ 'woocommerce/woocommerce.php' ]
								: [] ),
							'cairn/cairn.php',
						],
					} )
			);
			this.#remember( { isInstalled: true } );
		}
		await this.site.serve( this.groups );
	}

	/** Pairs the site with the service, unless it is. */
	async connect() {
		const here = `${ this.site.address } ${ this.service.address }`;
		if ( this.#state.connectedAt === here ) {
			this.siteId = this.#state.siteId;
			return;
		}
		const { siteId, isNew } = await connectSite( this.site, this.service );
		this.siteId = siteId;
		this.#remember( { siteId, connectedAt: here } );
		say(
			'connection',
			isNew ? `paired as ${ siteId }` : `stands (${ siteId })`
		);
	}

	/** Pages, pictures and (with WooCommerce) products, once. */
	async fill() {
		if ( this.#state.isFilled ) {
			return;
		}
		const pictures = await withProgress(
			'site',
			'drawing the pictures',
			() => this.#drawPictures()
		);
		const { catalogue } = await withProgress(
			'site',
			this.hasShop ? 'pages and a shop of 12 products' : 'pages',
			() =>
				this.site.run( 'demo-site.php', {
					site: SITE,
					pages: pages( this.hasShop ),
					posts: POSTS,
					products: this.hasShop ? PRODUCTS : null,
					look: LOOK,
					footer: FOOTER,
					pictures,
				} )
		);
		writeFileSync( this.#catalogueFile, JSON.stringify( catalogue ) );
		this.#remember( { isFilled: true } );
	}

	/**
	 * Simulated visits up to now, once, marked as demo data.
	 *
	 * @param {number} days How many.
	 */
	async simulate( days ) {
		if ( this.#state.isSimulated ) {
			return;
		}
		await withProgress( 'visits', `simulating ${ days } days`, () =>
			this.service.cli(
				'demo',
				'fill',
				'--site',
				this.siteId,
				'--days',
				String( days ),
				// With the ids WooCommerce gave, reports can name what was looked at.
				...( this.hasShop && existsSync( this.#catalogueFile )
					? [ '--products', this.#catalogueFile ]
					: [] )
			)
		);
		this.#remember( { isSimulated: true } );
	}

	async #drawPictures() {
		const folder = path.join( this.#folder, 'pictures' );
		mkdirSync( folder, { recursive: true } );
		const { browser, close } = await launchBrowser();
		try {
			return await renderPictures( browser, folder );
		} finally {
			await close();
		}
	}

	/**
	 * Asks the plugin's REST routes as the administrator.
	 *
	 * @param {string} method HTTP method.
	 * @param {string} route  Such as `/cairn/v1/settings`.
	 * @param {Object} body   Parameters.
	 */
	ask( method, route, body ) {
		return askPlugin( this.site, method, route, body );
	}

	/**
	 * Hands what happened in the shop over to the service once, as a worker does.
	 *
	 * @param {{ isImpatient?: boolean }} options `isImpatient`: also what the outbox put off because the service was silent, as an owner asks for it.
	 * @return {Promise<{ waiting: number, refused: number, refusal: string, error: string }>} How the outbox stands afterwards.
	 */
	handOver( { isImpatient = false } = {} ) {
		return this.site.run( 'tell-facts.php', {
			seconds: 0,
			is_impatient: isImpatient,
		} );
	}

	/** Keeps handing over, without a visitor's request waiting for it. */
	startWorker() {
		this.site.keepRunning( this.groups, 'outbox-worker', 'tell-facts.php', {
			seconds: WORKER_SECONDS,
		} );
	}

	/** Runs WordPress' due jobs, which no page load starts here. */
	async runDueJobs() {
		await fetch( `${ this.site.address }/wp-cron.php?doing_wp_cron`, {
			signal: AbortSignal.timeout( 60_000 ),
		} ).catch( () => undefined );
	}

	/** Stops every program; the data stay. */
	stop() {
		return this.groups.stopAll();
	}

	/**
	 * Deletes the data of an earlier run. Stop it first.
	 * @param {string} folder Its folder.
	 */
	static async clear( folder ) {
		if ( existsSync( folder ) ) {
			await new ProcessGroups(
				path.join( folder, 'processes.json' )
			).stopLeftovers();
			await removeFolder( folder );
		}
	}
}
