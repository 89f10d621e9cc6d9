import path from 'node:path';
import { runCommand } from '../setup/run-command.mjs';
import { waitUntil } from './wait-until.mjs';

/** One question whether it is ready; a service that takes it and says nothing is asked again. */
const PROBE_MS = 5_000;

/** The built service and its command line, with a data folder and a private database of its own. */
export class CairnService {
	/** Such as `http://127.0.0.1:8891`. */
	address;
	#root;
	#environment;
	#groups;
	#server = null;
	#logFile;

	/**
	 * @param {{ root: string, folder: string, port: number, groups: import('./process-groups.mjs').ProcessGroups }} options Repository, data folder, port and where it runs.
	 */
	constructor( { root, folder, port, groups } ) {
		this.address = `http://127.0.0.1:${ port }`;
		this.#root = root;
		this.#groups = groups;
		this.#logFile = path.join( path.dirname( folder ), 'service.log' );
		this.#environment = {
			CAIRN_HOST: '127.0.0.1',
			CAIRN_PORT: String( port ),
			CAIRN_PUBLIC_URL: this.address,
			CAIRN_DATA_FOLDER: folder,
			// A database that the developer's shell names is not the demo's.
			DATABASE_URL: '',
		};
	}

	/** Starts the service and waits until it takes requests. */
	async start() {
		this.#server = this.#groups.start(
			'Cairn service',
			[
				process.execPath,
				'--enable-source-maps',
				path.join( this.#root, 'service/dist/main.js' ),
			],
			{
				cwd: this.#root,
				env: this.#environment,
				logFile: this.#logFile,
			}
		);
		await waitUntil(
			`The service answers at ${ this.address }`,
			async () =>
				(
					await fetch( `${ this.address }/health/ready`, {
						signal: AbortSignal.timeout( PROBE_MS ),
					} )
				).ok,
			{
				timeoutMs: 60_000,
				giveUp: () =>
					this.#server.hasEnded()
						? `it ended; see ${ this.#logFile }`
						: null,
			}
		);
	}

	/** Stops the service alone; its private database ends with it. */
	stop() {
		return this.#groups.stop( this.#server );
	}

	/** Ends the service as a crash does, in the middle of whatever it does; its database runs on, and the next start takes it over. */
	async kill() {
		process.kill( this.#server.pid, 'SIGKILL' );
		await waitUntil(
			'the service is gone',
			async () => this.#server.hasEnded(),
			{ timeoutMs: 10_000 }
		);
		await this.#groups.stop( this.#server );
	}

	/**
	 * Runs a command of the service's command line against this data folder.
	 *
	 * @param {...string} args Such as `pair`.
	 * @return {Promise<string>} What it printed.
	 */
	cli( ...args ) {
		return runCommand(
			process.execPath,
			[ path.join( this.#root, 'service/dist/cli/main.js' ), ...args ],
			{ cwd: this.#root, env: this.#environment }
		);
	}
}
