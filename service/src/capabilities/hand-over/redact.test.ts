import { redact } from './redact.ts';

it.each( [
	[
		'ada@mail.example looks fake or invalid, please enter a real email address.',
		'… looks fake or invalid, please enter a real email address.',
	],
	[ 'Invalid "mailto:ada@mail.example"', 'Invalid "mailto:…"' ],
	[ 'The number +49 30 123456-7 is taken', 'The number … is taken' ],
	[ 'Member c8d3adca922f6037a02ffe71617aa302 exists', 'Member … exists' ],
	[ 'one\u0000\n\ttwo\u202e', 'one two' ],
	[ 'x'.repeat( 500 ), 'x'.repeat( 200 ) ],
	[ 'List 12 does not exist', 'List 12 does not exist' ],
] )( '%p is kept as %p', ( said, kept ) => {
	expect( redact( said ) ).toBe( kept );
} );
