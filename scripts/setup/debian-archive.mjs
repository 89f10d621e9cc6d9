import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { findProgram, runCommand } from './run-command.mjs';

/**
 * Debian packages read without installing them: an apt state of our own for another suite (usually sid), whose lists,
 * status file and archive folder are private. Works as any user. The archive's address is the one this machine already
 * uses, so a company mirror keeps serving.
 */

/**
 * Archives named in apt's own files.
 *
 * @param {{ name: string, text: string }[]} files Content of `sources.list` and of each file in `sources.list.d`.
 * @return {{ uri: string, suites: string[], components: string[], signedBy: string | null }[]} In file order.
 */
export function readAptSources( files ) {
	return files.flatMap( ( { name, text } ) =>
		name.endsWith( '.sources' ) ? readDeb822( text ) : readOneLine( text )
	);
}

function readDeb822( text ) {
	return text.split( /\n\s*\n/ ).flatMap( ( paragraph ) => {
		const fields = new Map();
		let last = '';
		for ( const line of paragraph.split( '\n' ) ) {
			if ( line.startsWith( '#' ) ) {
				continue;
			}
			const field = /^([A-Za-z-]+):\s*(.*)$/.exec( line );
			if ( field ) {
				last = field[ 1 ].toLowerCase();
				fields.set( last, field[ 2 ] );
			} else if ( last !== '' && /^\s/.test( line ) ) {
				fields.set( last, `${ fields.get( last ) } ${ line.trim() }` );
			}
		}
		const words = ( key ) =>
			( fields.get( key ) ?? '' ).split( /\s+/ ).filter( Boolean );
		if (
			! words( 'types' ).includes( 'deb' ) ||
			/^(no|false)$/i.test( fields.get( 'enabled' ) ?? '' )
		) {
			return [];
		}
		// An embedded key block cannot be handed on as a path; the distribution's own keyring is used instead.
		const signedBy =
			words( 'signed-by' ).find( ( word ) => word.startsWith( '/' ) ) ??
			null;
		return words( 'uris' ).map( ( uri ) => ( {
			uri,
			suites: words( 'suites' ),
			components: words( 'components' ),
			signedBy,
		} ) );
	} );
}

function readOneLine( text ) {
	return text.split( '\n' ).flatMap( ( line ) => {
		const found =
			/^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*(.*?)\s*(?:#.*)?$/.exec(
				line
			);
		if ( ! found ) {
			return [];
		}
		const [ , options = '', uri, suite, components ] = found;
		return [
			{
				uri,
				suites: [ suite ],
				components: components.split( /\s+/ ).filter( Boolean ),
				signedBy: /signed-by=(\/\S+)/.exec( options )?.[ 1 ] ?? null,
			},
		];
	} );
}

/**
 * The archive that carries Debian itself (not its security updates, not somebody else's packages).
 *
 * @param {ReturnType<typeof readAptSources>} sources  As read from apt's files.
 * @param {string}                            codename Of the installed release, such as "bookworm".
 * @return {{ uri: string, signedBy: string | null } | null} Null when no source fits.
 */
export function chooseArchive( sources, codename ) {
	const fits = ( suites ) =>
		suites.some( ( suite ) =>
			[ codename, 'stable', 'testing', 'unstable', 'sid' ].includes(
				suite
			)
		);
	const archive = sources.find(
		( source ) =>
			fits( source.suites ) && source.components.includes( 'main' )
	);
	return archive ? { uri: archive.uri, signedBy: archive.signedBy } : null;
}

const KEYRINGS = [
	'/usr/share/keyrings/debian-archive-keyring.gpg',
	'/usr/share/keyrings/debian-archive-keyring.pgp',
];

function readIfThere( file ) {
	return existsSync( file ) ? readFileSync( file, 'utf8' ) : '';
}

/**
 * This machine's Debian archive, or the reason why there is none to read from.
 *
 * @return {{ uri: string, keyring: string } | { missing: string }} Address and keyring, or a sentence.
 */
export function debianArchive() {
	const release = readIfThere( '/etc/os-release' );
	if ( ! /^ID=debian$/m.test( release ) ) {
		return { missing: 'this machine does not run Debian' };
	}
	if ( ! findProgram( 'apt-get' ) || ! findProgram( 'dpkg-deb' ) ) {
		return { missing: 'apt-get and dpkg-deb are not on this machine' };
	}
	const folder = '/etc/apt/sources.list.d';
	const parts = existsSync( folder )
		? readdirSync( folder ).filter( ( name ) =>
				/\.(list|sources)$/.test( name )
			)
		: [];
	const files = [
		'/etc/apt/sources.list',
		...parts.sort().map( ( name ) => path.join( folder, name ) ),
	];
	const sources = readAptSources(
		files.map( ( name ) => ( { name, text: readIfThere( name ) } ) )
	);
	const archive = chooseArchive(
		sources,
		/^VERSION_CODENAME=(\S+)$/m.exec( release )?.[ 1 ] ?? ''
	);
	if ( ! archive ) {
		return { missing: "apt's sources name no Debian archive" };
	}
	const keyring = [ archive.signedBy, ...KEYRINGS ].find(
		( file ) => file && existsSync( file )
	);
	return keyring
		? { uri: archive.uri, keyring }
		: { missing: 'the package debian-archive-keyring is not installed' };
}

/**
 * Opens a private apt state for one suite: reads its package lists into a folder of its own.
 *
 * @param {{ uri: string, keyring: string }} archive From {@link debianArchive}.
 * @param {string}                           suite   Such as "sid".
 * @param {string}                           folder  Scratch folder; remove it when done.
 * @return {Promise<SuiteReader>} What can be asked of the suite.
 */
export async function openSuite( archive, suite, folder ) {
	for ( const name of [
		'lists/partial',
		'cache/archives/partial',
		'debs',
	] ) {
		mkdirSync( path.join( folder, name ), { recursive: true } );
	}
	writeFileSync( path.join( folder, 'status' ), '' );
	writeFileSync(
		path.join( folder, 'sources.list' ),
		`deb [signed-by=${ archive.keyring }] ${ archive.uri } ${ suite } main\n`
	);
	const options = {
		'Dir::Etc::sourcelist': path.join( folder, 'sources.list' ),
		'Dir::Etc::sourceparts': '/dev/null',
		'Dir::State': folder,
		'Dir::State::lists': path.join( folder, 'lists' ),
		'Dir::State::status': path.join( folder, 'status' ),
		'Dir::Cache': path.join( folder, 'cache' ),
		'Acquire::Languages': 'none',
		'Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled': 'false',
		'Acquire::Retries': '3',
		'Acquire::http::Timeout': '30',
		'Debug::NoLocking': 'true',
		// The lists lie in a folder of ours, which apt's own user could not read.
		'APT::Sandbox::User': process.getuid?.() === 0 ? 'root' : '',
	};
	const flags = Object.entries( options ).flatMap( ( [ key, value ] ) => [
		'-o',
		`${ key }=${ value }`,
	] );
	await runCommand( 'apt-get', [ ...flags, '-q', 'update' ] );
	return new SuiteReader( flags, folder );
}

/** Questions to one suite, and downloads from it. Made by {@link openSuite}. */
class SuiteReader {
	#flags;
	#folder;

	constructor( flags, folder ) {
		this.#flags = flags;
		this.#folder = folder;
	}

	/**
	 * Names of a package and of everything it depends on, without recommendations.
	 * @param {string} name
	 */
	async closure( name ) {
		const without = [
			'recommends',
			'suggests',
			'conflicts',
			'breaks',
			'replaces',
			'enhances',
		].map( ( kind ) => `--no-${ kind }` );
		const printed = await runCommand( 'apt-cache', [
			...this.#flags,
			'depends',
			'--recurse',
			...without,
			name,
		] );
		return printed
			.split( '\n' )
			.filter(
				( line ) => /^[a-z0-9]/.test( line ) && ! line.includes( ':' )
			);
	}

	/**
	 * Version that the suite offers, without epoch and Debian revision; null when it has no such package.
	 * @param {string} name
	 */
	async upstreamVersion( name ) {
		const printed = await runCommand( 'apt-cache', [
			...this.#flags,
			'policy',
			name,
		] );
		const candidate = /Candidate: (\S+)/.exec( printed )?.[ 1 ];
		return candidate && candidate !== '(none)'
			? candidate.replace( /^\d+:/, '' ).replace( /[+-].*$/, '' )
			: null;
	}

	/**
	 * Which of these names the suite really has (a name may be virtual or gone).
	 * @param {string[]} names
	 */
	async known( names ) {
		const printed = await runCommand( 'apt-cache', [
			...this.#flags,
			'policy',
			...names,
		] );
		const found = [
			...printed.matchAll( /^(\S+):\n.*\n\s+Candidate: (\S+)/gm ),
		]
			.filter( ( match ) => match[ 2 ] !== '(none)' )
			.map( ( match ) => match[ 1 ] );
		return names.filter( ( name ) => found.includes( name ) );
	}

	/**
	 * Downloads packages (signatures and checksums verified by apt) and unpacks them into one root folder.
	 * @param {string[]} names
	 * @param {string}   root
	 */
	async unpack( names, root ) {
		const debs = path.join( this.#folder, 'debs' );
		await runCommand(
			'apt-get',
			[ ...this.#flags, '-q', 'download', ...names ],
			{ cwd: debs }
		);
		mkdirSync( root, { recursive: true } );
		for ( const deb of readdirSync( debs ) ) {
			await runCommand( 'dpkg-deb', [
				'--extract',
				path.join( debs, deb ),
				root,
			] );
			rmSync( path.join( debs, deb ) );
		}
	}
}
