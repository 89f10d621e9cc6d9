import { chooseArchive, readAptSources } from './debian-archive.mjs';

const modern = {
	name: 'debian.sources',
	text: `Types: deb deb-src
# a mirror of our own
URIs: https://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
 contrib
Signed-By: /usr/share/keyrings/some.gpg

Types: deb
URIs: https://mirror.example/debian-security
Suites: bookworm-security
Components: main

Enabled: no
Types: deb
URIs: https://switched-off.example/debian
Suites: bookworm
Components: main
`,
};

const old = {
	name: '/etc/apt/sources.list',
	text: `# deb http://commented.example/debian bookworm main
deb-src http://source.example/debian bookworm main
deb [arch=amd64 signed-by=/keys/a.gpg] http://old.example/debian bookworm main contrib # ours
deb http://tool.example/apt stable tool
`,
};

describe( "The machine's own package sources", () => {
	it( 'are read in the deb822 form, continued lines and comments included', () => {
		expect( readAptSources( [ modern ] ) ).toEqual( [
			{
				uri: 'https://mirror.example/debian',
				suites: [ 'bookworm', 'bookworm-updates' ],
				components: [ 'main', 'contrib' ],
				signedBy: '/usr/share/keyrings/some.gpg',
			},
			{
				uri: 'https://mirror.example/debian-security',
				suites: [ 'bookworm-security' ],
				components: [ 'main' ],
				signedBy: null,
			},
		] );
	} );

	it( 'are read in the one-line form', () => {
		expect( readAptSources( [ old ] ) ).toEqual( [
			{
				uri: 'http://old.example/debian',
				suites: [ 'bookworm' ],
				components: [ 'main', 'contrib' ],
				signedBy: '/keys/a.gpg',
			},
			{
				uri: 'http://tool.example/apt',
				suites: [ 'stable' ],
				components: [ 'tool' ],
				signedBy: null,
			},
		] );
	} );

	it( 'give the archive of Debian itself, not security updates and not a tool of somebody else', () => {
		expect(
			chooseArchive( readAptSources( [ modern ] ), 'bookworm' )?.uri
		).toBe( 'https://mirror.example/debian' );
		expect(
			chooseArchive( readAptSources( [ old ] ), 'bookworm' )
		).toEqual( {
			uri: 'http://old.example/debian',
			signedBy: '/keys/a.gpg',
		} );
	} );

	it( 'may name no archive that fits', () => {
		expect(
			chooseArchive(
				readAptSources( [
					{
						name: 'a.list',
						text: 'deb http://tool.example/apt stable tool',
					},
				] ),
				'bookworm'
			)
		).toBeNull();
	} );
} );
