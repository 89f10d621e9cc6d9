import { readFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { openSealedReference } from './sealed-reference.ts';
import { dailyVisitor } from './visitor-hash.ts';

const vector = JSON.parse(
	readFileSync(
		new URL(
			'../../../../../contract/fixtures/sealed.json',
			import.meta.url
		),
		'utf8'
	)
) as Record< string, string >;

/** PKCS 8 of an X25519 key is a fixed head and the 32 bytes. */
const privateKey = Buffer.concat( [
	Buffer.from( '302e020100300506032b656e04220420', 'hex' ),
	Buffer.from( vector.secret_key_hex ?? '', 'hex' ),
] );

describe( 'a sealed visitor reference', () => {
	it( 'is opened as PHP sealed it, and names the visitor both sides agreed on', async () => {
		const person = await openSealedReference(
			privateKey,
			vector.sealed ?? ''
		);
		expect( person ).toEqual( { ip: '203.0.113.7', userAgent: 'UA/1.0' } );
		expect(
			dailyVisitor(
				Buffer.from( vector.day_key_hex ?? '', 'hex' ),
				vector.site ?? '',
				person?.ip ?? '',
				person?.userAgent ?? ''
			)
		).toBe( vector.visitor );
	} );

	it( 'is nobody when it was sealed to another key', async () => {
		const other = generateKeyPairSync( 'x25519' ).privateKey.export( {
			type: 'pkcs8',
			format: 'der',
		} );
		expect(
			await openSealedReference( other, vector.sealed ?? '' )
		).toBeNull();
	} );

	it( 'is nobody when a byte was changed, or it is no box at all', async () => {
		const changed = Buffer.from( vector.sealed ?? '', 'base64' );
		changed[ 60 ] = ( changed[ 60 ] ?? 0 ) ^ 1;
		for ( const text of [ changed.toString( 'base64' ), 'AAAA', '' ] ) {
			expect( await openSealedReference( privateKey, text ) ).toBeNull();
		}
	} );
} );
