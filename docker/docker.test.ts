import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = path.dirname( fileURLToPath( import.meta.url ) );
const root = path.dirname( folder );
const read = ( name: string ) =>
	readFileSync( path.join( folder, name ), 'utf8' );

interface Instruction {
	word: string;
	rest: string;
}

/** Instructions of a Dockerfile, comments out, continued lines joined. */
function instructionsOf( text: string ): Instruction[] {
	return text
		.split( '\n' )
		.filter( ( line ) => ! /^\s*(#|$)/.test( line ) )
		.join( '\n' )
		.replace( /\\\n\s*/g, ' ' )
		.split( '\n' )
		.map( ( line ) => {
			const [ , word = '', rest = '' ] =
				/^(\S+)\s+(.*)$/.exec( line ) ?? [];
			return { word, rest };
		} );
}

const INSTRUCTIONS = new Set( [
	'ARG',
	'CMD',
	'COPY',
	'ENTRYPOINT',
	'ENV',
	'EXPOSE',
	'FROM',
	'HEALTHCHECK',
	'LABEL',
	'RUN',
	'STOPSIGNAL',
	'USER',
	'VOLUME',
	'WORKDIR',
] );

describe( 'The Dockerfile of the service', () => {
	const instructions = instructionsOf( read( 'service.Dockerfile' ) );
	const last = instructions.map( ( { word } ) => word ).lastIndexOf( 'FROM' );
	const final = instructions.slice( last );
	const all = ( word: string, of = instructions ) =>
		of
			.filter( ( instruction ) => instruction.word === word )
			.map( ( { rest } ) => rest );

	it( 'knows only instructions that exist', () => {
		expect(
			instructions.filter( ( { word } ) => ! INSTRUCTIONS.has( word ) )
		).toEqual( [] );
		expect( instructions[ 0 ]?.word ).toBe( 'FROM' );
	} );

	it( 'builds on images of an exact version, by digest, all the same', () => {
		const images = all( 'FROM' ).map( ( rest ) => rest.split( ' ' )[ 0 ] );
		for ( const image of images ) {
			expect( image ).toMatch(
				/^[a-z]+:\d+\.\d+\.\d+[a-z0-9.-]*@sha256:[0-9a-f]{64}$/
			);
		}
		expect( new Set( images ).size ).toBe( 1 );
	} );

	it( 'runs as somebody who is not root, and says so before the command', () => {
		expect( all( 'USER', final ) ).toEqual( [ 'node' ] );
		const words = final.map( ( { word } ) => word );
		expect( words.indexOf( 'USER' ) ).toBeLessThan(
			words.indexOf( 'CMD' )
		);
	} );

	it( 'carries a health check that asks the service itself', () => {
		expect( all( 'HEALTHCHECK', final ) ).toHaveLength( 1 );
		expect( all( 'HEALTHCHECK', final )[ 0 ] ).toContain( '/health/ready' );
	} );

	it( 'starts Node directly, so that signals reach it', () => {
		const command: unknown = JSON.parse( all( 'CMD', final )[ 0 ] ?? '' );
		expect( command ).toEqual( [
			'node',
			'--enable-source-maps',
			'service/dist/main.js',
		] );
	} );

	it( 'installs for production from the lock file in the last stage', () => {
		expect( all( 'RUN', final ).join( ' ' ) ).toContain(
			'npm ci --omit=dev'
		);
		expect( all( 'RUN' ).join( ' ' ) ).not.toMatch(
			/npm (install|i) |curl|wget|apt-get/
		);
	} );

	it( 'holds no secret', () => {
		const named = [ ...all( 'ENV' ), ...all( 'ARG' ) ].join( ' ' );
		expect( named ).not.toMatch(
			/PASSWORD|SECRET|TOKEN|MASTER_KEY|DATABASE_URL/
		);
		expect( all( 'COPY' ).join( ' ' ) ).not.toMatch(
			/\.env|\bvar\b|master\.key/
		);
	} );

	it( 'copies what exists and what its ignore file lets through', () => {
		const ignore = read( 'service.Dockerfile.dockerignore' ).split( '\n' );
		for ( const rest of all( 'COPY' ).filter(
			( line ) => ! line.startsWith( '--from=' )
		) ) {
			for ( const source of rest.split( ' ' ).slice( 0, -1 ) ) {
				expect( {
					source,
					exists: existsSync( path.join( root, source ) ),
				} ).toEqual( { source, exists: true } );
				expect( ignore ).toContain( `!${ source }` );
			}
		}
		expect( ignore ).toContain( '*' );
	} );

	it( 'runs the file that the build writes', () => {
		const scripts = JSON.parse(
			readFileSync( path.join( root, 'package.json' ), 'utf8' )
		).scripts;
		expect( scripts[ 'build:service' ] ).toMatch(
			/service\/src\/main\.ts .*--outdir=service\/dist --outbase=service\/src/
		);
	} );
} );

interface Service {
	image?: string;
	build?: { context: string; dockerfile: string };
	environment?: Record< string, string >;
	healthcheck?: object;
	depends_on?: Record< string, { condition: string } >;
	volumes?: string[];
	ports?: string[];
	read_only?: boolean;
	tmpfs?: string[];
	cap_drop?: string[];
	privileged?: boolean;
}

describe( 'The compose file', () => {
	const compose = parse( read( 'compose.yml' ), {
		strict: true,
		uniqueKeys: true,
	} ) as {
		services: Record< string, Service >;
		volumes: Record< string, null >;
	};
	const services = Object.entries( compose.services );

	it( 'brings MySQL, the service and a WordPress', () => {
		expect( Object.keys( compose.services ).sort() ).toEqual( [
			'mysql',
			'service',
			'wordpress',
			'wordpress-database',
		] );
	} );

	it( 'takes images of an exact version', () => {
		for ( const [ name, { image, build } ] of services ) {
			if ( build ) {
				expect(
					existsSync(
						path.resolve( folder, build.context, build.dockerfile )
					)
				).toBe( true );
			} else {
				expect( { name, image } ).toEqual( {
					name,
					image: expect.stringMatching( /^[a-z]+:\d+\.\d+\.\d+/ ),
				} );
			}
		}
	} );

	it( 'waits for the health of what a container needs', () => {
		const isChecked = ( name: string ) =>
			name === 'service' ||
			compose.services[ name ]?.healthcheck !== undefined;
		for ( const [ , { depends_on: needs = {} } ] of services ) {
			for ( const [ name, { condition } ] of Object.entries( needs ) ) {
				expect( condition ).toBe( 'service_healthy' );
				expect( { name, isChecked: isChecked( name ) } ).toEqual( {
					name,
					isChecked: true,
				} );
			}
		}
	} );

	it( 'gives the service a read-only file system and no powers', () => {
		expect( compose.services.service ).toMatchObject( {
			read_only: true,
			tmpfs: [ '/tmp' ],
			cap_drop: [ 'ALL' ],
		} );
		expect(
			services.filter( ( [ , { privileged } ] ) => privileged )
		).toEqual( [] );
	} );

	it( 'mounts the plugin read-only, and every named volume is declared', () => {
		expect( compose.services.wordpress?.volumes ).toContain(
			'../plugin:/var/www/html/wp-content/plugins/cairn:ro'
		);
		expect(
			existsSync( path.resolve( folder, '../plugin/cairn.php' ) )
		).toBe( true );
		const named = services
			.flatMap( ( [ , { volumes = [] } ] ) => volumes )
			.map( ( volume ) => volume.split( ':' )[ 0 ] ?? '' )
			.filter( ( source ) => ! source.startsWith( '.' ) );
		expect( named.sort() ).toEqual( Object.keys( compose.volumes ).sort() );
	} );

	it( 'asks for every password instead of having one', () => {
		const asked = new Set(
			[ ...read( 'compose.yml' ).matchAll( /\$\{([A-Z_]+):\?/g ) ].map(
				( match ) => match[ 1 ]
			)
		);
		for ( const [ , { environment = {} } ] of services ) {
			for ( const [ name, value ] of Object.entries( environment ) ) {
				if (
					/PASSWORD$|^DATABASE_URL$/.test( name ) &&
					name !== 'MYSQL_RANDOM_ROOT_PASSWORD'
				) {
					expect( value ).toMatch( /\$\{[A-Z_]+:\?/ );
				}
			}
		}
		for ( const name of asked ) {
			expect( read( 'example.env' ) ).toMatch(
				new RegExp( `^${ name }=$`, 'm' )
			);
		}
	} );

	it( 'opens ports to this machine only', () => {
		for ( const port of services.flatMap(
			( [ , { ports = [] } ] ) => ports
		) ) {
			expect( port ).toMatch( /^127\.0\.0\.1:/ );
		}
	} );

	it( 'gives the service only settings that it knows', () => {
		const known = readFileSync(
			path.join( root, 'service/src/config.ts' ),
			'utf8'
		);
		for ( const name of Object.keys(
			compose.services.service?.environment ?? {}
		) ) {
			expect( known ).toContain( `${ name }: setting(` );
		}
	} );
} );
