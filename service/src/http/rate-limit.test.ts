import { createRateLimit } from './rate-limit.ts';

function limitAt( limits: { perAddress: number; perSite: number } ) {
	let time = 5_000;
	const limit = createRateLimit( limits, () => time );
	return {
		limit,
		pass: ( milliseconds: number ) => {
			time += milliseconds;
		},
	};
}

test( 'a network that sends too much waits until the window ends, and others do not', () => {
	const { limit, pass } = limitAt( { perAddress: 20, perSite: 0 } );
	expect( limit.take( '192.0.2', 'a', 20 ) ).toBeNull();
	pass( 4_000 );
	expect( limit.take( '192.0.2', 'a', 1 ) ).toBe( 6 );
	expect( limit.take( '198.51.100', 'a', 1 ) ).toBeNull();
	pass( 6_000 );
	expect( limit.take( '192.0.2', 'a', 20 ) ).toBeNull();
} );

test( 'a batch costs its events', () => {
	const { limit } = limitAt( { perAddress: 20, perSite: 0 } );
	expect( limit.take( '192.0.2', 'a', 15 ) ).toBeNull();
	expect( limit.take( '192.0.2', 'a', 15 ) ).not.toBeNull();
} );

test( 'what a flooding network is refused does not use up what its site may send', () => {
	const { limit } = limitAt( { perAddress: 10, perSite: 20 } );
	expect( limit.take( '192.0.2', 'a', 10 ) ).toBeNull();
	expect( limit.take( '192.0.2', 'a', 10 ) ).not.toBeNull();
	expect( limit.take( '198.51.100', 'a', 10 ) ).toBeNull();
	expect( limit.take( '203.0.113', 'a', 1 ) ).not.toBeNull();
	expect( limit.take( '203.0.113', 'b', 1 ) ).toBeNull();
} );

test( 'no limit is off', () => {
	const { limit } = limitAt( { perAddress: 0, perSite: 0 } );
	expect( limit.isOff ).toBe( true );
	expect( limit.take( '192.0.2', 'a', 1_000_000 ) ).toBeNull();
	expect( limitAt( { perAddress: 0, perSite: 1 } ).limit.isOff ).toBe(
		false
	);
} );
