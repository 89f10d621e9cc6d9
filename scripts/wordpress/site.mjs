import { randomBytes } from 'node:crypto';
import {
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../running/wait-until.mjs';
import { findProgram, runCommand } from '../setup/run-command.mjs';

const SCRIPTS = path.join(
	path.dirname( fileURLToPath( import.meta.url ) ),
	'php'
);

/** Longer than the longest of our scripts takes; one that hangs is said to, by its name. */
const SCRIPT_MS = 300_000;

/** One question whether WordPress answers; a first page may take some seconds. */
const PROBE_MS = 15_000;

/** Between two runs of a script in the background. */
const RESTART_AFTER_MS = 1_000;

/** PHP settings of the server and of our scripts alike. */
const PHP_SETTINGS = [
	'-d',
	'opcache.enable_cli=1',
	'-d',
	'opcache.max_accelerated_files=20000',
	'-d',
	'opcache.memory_consumption=192',
	'-d',
	'memory_limit=512M',
	'-d',
	'sendmail_path=/bin/true',
	'-d',
	'display_errors=0',
	'-d',
	'variables_order=EGPCS',
];

/**
 * One WordPress site in a folder: a copy of the core, our plugins linked into it, its tables in a private MariaDB, served
 * by PHP's built-in server.
 */
export class WordpressSite {
	/** Folder of the site; also its document root. */
	folder;
	/** Such as `http://127.0.0.1:8890`, without a slash at the end. */
	address;
	/** Where PHP's notices and errors go; empty or absent when there were none. */
	debugLog;
	#socket;
	#database;
	#isNetwork = false;

	/**
	 * @param {{ folder: string, address: string, socket: string, database: string }} options Where the site is, how visitors reach it and which database it uses.
	 */
	constructor( { folder, address, socket, database } ) {
		this.folder = folder;
		this.address = address;
		this.debugLog = path.join( path.dirname( folder ), 'php-debug.log' );
		this.#socket = socket;
		this.#database = database;
	}

	/** Whether the files are there already. */
	get exists() {
		return existsSync( path.join( this.folder, 'wp-config.php' ) );
	}

	/**
	 * Copies the core and writes the configuration. The address may change from start to start, so it is written anew.
	 *
	 * @param {string}                 core    Clean WordPress.
	 * @param {Record<string, string>} plugins Plugin folder by name, linked and not copied: an edit is seen at once.
	 */
	async lay( core, plugins ) {
		if ( ! existsSync( path.join( this.folder, 'wp-load.php' ) ) ) {
			mkdirSync( path.dirname( this.folder ), { recursive: true } );
			rmSync( this.folder, { recursive: true, force: true } );
			await runCommand( 'cp', [
				'-R',
				core,
				`${ this.folder }.partial`,
			] );
			await runCommand( 'mv', [
				`${ this.folder }.partial`,
				this.folder,
			] );
		}
		for ( const [ name, target ] of Object.entries( plugins ) ) {
			const link = path.join( this.folder, 'wp-content/plugins', name );
			if ( lstatSync( link, { throwIfNoEntry: false } ) ) {
				rmSync( link, { recursive: true } );
			}
			symlinkSync( target, link, 'dir' );
		}
		const mustUse = path.join( this.folder, 'wp-content/mu-plugins' );
		mkdirSync( mustUse, { recursive: true } );
		writeFileSync(
			path.join( mustUse, 'quiet-machine.php' ),
			readFileSync( path.join( SCRIPTS, 'quiet-machine.php' ) )
		);
		this.configure();
	}

	/** Writes wp-config.php for this address and database. */
	configure() {
		writeFileSync(
			path.join( this.folder, 'wp-config.php' ),
			this.#configuration()
		);
	}

	/** Turns the installed site into the first one of a network whose sites stand in folders. */
	async becomeNetwork() {
		await this.run( 'network.php' );
		this.#isNetwork = true;
		this.configure();
	}

	#configuration() {
		const saltsFile = path.join(
			path.dirname( this.folder ),
			'salts.json'
		);
		if ( ! existsSync( saltsFile ) ) {
			const names = [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ];
			const salts = names.flatMap( ( name ) =>
				[ 'KEY', 'SALT' ].map( ( kind ) => [
					`${ name }_${ kind }`,
					randomBytes( 32 ).toString( 'hex' ),
				] )
			);
			writeFileSync(
				saltsFile,
				JSON.stringify( Object.fromEntries( salts ) )
			);
		}
		const constants = {
			DB_NAME: this.#database,
			DB_USER: 'root',
			DB_PASSWORD: '',
			DB_HOST: `localhost:${ this.#socket }`,
			DB_CHARSET: 'utf8mb4',
			DB_COLLATE: '',
			// Each site of a network has an address of its own.
			...( this.#isNetwork
				? {
						MULTISITE: true,
						SUBDOMAIN_INSTALL: false,
						DOMAIN_CURRENT_SITE: new URL( this.address ).host,
						PATH_CURRENT_SITE: '/',
						SITE_ID_CURRENT_SITE: '1',
						BLOG_ID_CURRENT_SITE: '1',
					}
				: { WP_HOME: this.address, WP_SITEURL: this.address } ),
			WP_ENVIRONMENT_TYPE: 'local',
			WP_DEBUG: true,
			WP_DEBUG_LOG: this.debugLog,
			WP_DEBUG_DISPLAY: false,
			// The runner asks for due jobs itself, so that no page load starts them.
			DISABLE_WP_CRON: true,
			// A machine without internet would wait half a minute for each of these.
			WP_HTTP_BLOCK_EXTERNAL: true,
			WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
			AUTOMATIC_UPDATER_DISABLED: true,
			FS_METHOD: 'direct',
			...JSON.parse( readFileSync( saltsFile, 'utf8' ) ),
		};
		const quote = ( value ) =>
			typeof value === 'boolean'
				? String( value )
				: `'${ value.replace( /[\\']/g, '\\$&' ) }'`;
		return [
			'<?php',
			'// Written by scripts/wordpress/site.mjs at each start.',
			...Object.entries( constants ).map(
				( [ name, value ] ) =>
					`define( '${ name }', ${ quote( value ) } );`
			),
			"$table_prefix = 'wp_';",
			"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
			"require_once ABSPATH . 'wp-settings.php';",
			'',
		].join( '\n' );
	}

	/**
	 * Runs one of our PHP scripts with this WordPress loaded.
	 *
	 * @param {string} script File name in scripts/wordpress/php, or an absolute path.
	 * @param {Object} input  Handed to the script as `cairn_input()`.
	 * @return {Promise<any>} What the script gave to `cairn_answer()`; null when nothing.
	 */
	async run( script, input = {} ) {
		const [ program, ...words ] = this.#command( script );
		const printed = await runCommand( program, words, {
			cwd: this.folder,
			input: JSON.stringify( input ),
			env: this.#environment(),
			timeoutMs: SCRIPT_MS,
		} );
		const answer = /^CAIRN-ANSWER (.*)$/m.exec( printed )?.[ 1 ];
		return answer === undefined ? null : JSON.parse( answer );
	}

	/**
	 * Runs one of our PHP scripts in the background, again whenever it has ended.
	 *
	 * @param {import('../running/process-groups.mjs').ProcessGroups} groups Where it runs; it stops with them.
	 * @param {string}                                                name   For messages, and of its log file.
	 * @param {string}                                                script File name in scripts/wordpress/php.
	 * @param {Object}                                                input  Handed to the script as `cairn_input()`.
	 */
	keepRunning( groups, name, script, input ) {
		groups.start( name, this.#command( script ), {
			cwd: this.folder,
			env: {
				...this.#environment(),
				CAIRN_INPUT: JSON.stringify( input ),
			},
			logFile: path.join( path.dirname( this.folder ), `${ name }.log` ),
			onExit: () => {
				// One that cannot start does not keep the machine busy.
				setTimeout( () => {
					if ( ! groups.isStopping ) {
						this.keepRunning( groups, name, script, input );
					}
				}, RESTART_AFTER_MS ).unref();
			},
		} );
	}

	#command( script ) {
		return [
			findProgram( 'php' ),
			...PHP_SETTINGS,
			path.join( SCRIPTS, 'run.php' ),
			path.resolve( SCRIPTS, script ),
		];
	}

	#environment() {
		return {
			CAIRN_WP_FOLDER: this.folder,
			HTTP_HOST: new URL( this.address ).host,
		};
	}

	/**
	 * Starts the web server and waits until the front page answers.
	 *
	 * @param {import('../running/process-groups.mjs').ProcessGroups} groups  Where it runs.
	 * @param {{ workers?: number }}                                  options Requests served at once.
	 */
	async serve( groups, { workers = 4 } = {} ) {
		const { host } = new URL( this.address );
		const logFile = path.join(
			path.dirname( this.folder ),
			'php-server.log'
		);
		const server = groups.start(
			'WordPress',
			[
				findProgram( 'php' ),
				...PHP_SETTINGS,
				'-S',
				host,
				'-t',
				this.folder,
				path.join( SCRIPTS, 'router.php' ),
			],
			{
				cwd: this.folder,
				logFile,
				env: { PHP_CLI_SERVER_WORKERS: String( workers ) },
			}
		);
		await waitUntil(
			`WordPress answers at ${ this.address }`,
			async () =>
				(
					await fetch( `${ this.address }/wp-login.php`, {
						signal: AbortSignal.timeout( PROBE_MS ),
					} )
				).status === 200,
			{
				timeoutMs: 60_000,
				giveUp: () =>
					server.hasEnded()
						? `the server ended; see ${ logFile }`
						: null,
			}
		);
	}
}
