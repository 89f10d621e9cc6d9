/** Whole numbers in as few bytes as they need: seven bits a byte, the lowest first. */

/** Appends numbers to a buffer that grows. */
export class VarintWriter {
	#bytes: Buffer = Buffer.allocUnsafe( 1024 );
	#length = 0;

	/** A number from 0 to 2^53 - 1. */
	unsigned( value: number ): void {
		if ( this.#length + 8 > this.#bytes.length ) {
			const grown = Buffer.allocUnsafe( this.#bytes.length * 2 );
			this.#bytes.copy( grown, 0, 0, this.#length );
			this.#bytes = grown;
		}
		let rest = value;
		while ( rest > 0x7f ) {
			// A remainder instead of a mask: the value may be longer than 32 bits.
			this.#bytes[ this.#length ] = ( rest % 0x80 ) + 0x80;
			this.#length += 1;
			rest = rest > 0x7fffffff ? Math.floor( rest / 0x80 ) : rest >>> 7;
		}
		this.#bytes[ this.#length ] = rest;
		this.#length += 1;
	}

	/** A number that may be negative: small ones of both signs stay short. */
	signed( value: number ): void {
		this.unsigned( value < 0 ? -value * 2 - 1 : value * 2 );
	}

	/** What was written, as a buffer of its own. */
	finish(): Buffer {
		return Buffer.from( this.#bytes.subarray( 0, this.#length ) );
	}
}

/** Reads numbers back in the order they were written. */
export class VarintReader {
	readonly #bytes: Uint8Array;
	#position = 0;

	constructor( bytes: Uint8Array ) {
		this.#bytes = bytes;
	}

	get atEnd(): boolean {
		return this.#position >= this.#bytes.length;
	}

	unsigned(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.#bytes[ this.#position ];
			if ( byte === undefined ) {
				throw new Error(
					'A packed roll-up ends in the middle of a number.'
				);
			}
			this.#position += 1;
			value += ( byte & 0x7f ) * scale;
			if ( byte < 0x80 ) {
				return value;
			}
			scale *= 0x80;
		}
	}

	signed(): number {
		const value = this.unsigned();
		return value % 2 === 1 ? -( value + 1 ) / 2 : value / 2;
	}
}
