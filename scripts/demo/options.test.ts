import { SetupProblem } from '../setup/setup-problem.mjs';
import { readOptions } from './options.mjs';

describe( 'What is typed after `npm run demo --`', () => {
	it( 'may be nothing', () => {
		expect( readOptions( [] ) ).toEqual( {
			fresh: false,
			check: false,
			help: false,
			folder: null,
			ports: { site: 8890, service: 4747 },
		} );
	} );

	it( 'chooses what is done and where', () => {
		expect(
			readOptions( [
				'--fresh',
				'--check',
				'--port',
				'9000',
				'--service-port=9001',
				'--folder',
				'/somewhere',
			] )
		).toEqual( {
			fresh: true,
			check: true,
			help: false,
			folder: '/somewhere',
			ports: { site: 9000, service: 9001 },
		} );
	} );

	it.each( [
		[ [ '--port', 'eighty' ] ],
		[ [ '--port', '0' ] ],
		[ [ '--frsh' ] ],
		[ [ 'fresh' ] ],
	] )( 'is answered with the usage when it is %p', ( args ) => {
		expect( () => readOptions( args ) ).toThrow( SetupProblem );
	} );
} );
