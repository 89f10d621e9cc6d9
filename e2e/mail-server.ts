/** A mail server on this machine that keeps what it is given and sends nothing on. */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { besideThis, eventually, world } from './world.ts';

const PLUGIN = 'through-mail-server.php';

/** A mail as it arrived. */
export interface CaughtMail {
	/** Who gets it, in lower case. */
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly headers: ParsedMail[ 'headers' ];
}

export interface MailServer {
	/** All mails that have arrived, oldest first. */
	readonly mails: readonly CaughtMail[];
	/** The newest mail to an address for which the question is true; waits for it. */
	newest: (
		to: string,
		isMeant?: ( mail: CaughtMail ) => boolean
	) => Promise< CaughtMail >;
	/** Stops it; WordPress sends nothing any more. */
	close: () => Promise< void >;
}

/** Starts one, and has the world's WordPress send through it. */
export async function startMailServer(): Promise< MailServer > {
	const mails: CaughtMail[] = [];
	const server = new SMTPServer( {
		disabledCommands: [ 'AUTH', 'STARTTLS' ],
		logger: false,
		onData( stream, session, done ) {
			void simpleParser( stream ).then( ( mail ) => {
				mails.push( {
					to: session.envelope.rcptTo.map( ( { address } ) =>
						address.toLowerCase()
					),
					subject: mail.subject ?? '',
					text: mail.text ?? '',
					headers: mail.headers,
				} );
				done();
			}, done );
		},
	} );
	await new Promise< void >( ( resolve, reject ) => {
		server.on( 'error', reject );
		server.listen( 0, '127.0.0.1', resolve );
	} );
	const { port } = server.server.address() as AddressInfo;
	const content = path.join( world().stack.site.folder, 'wp-content' );
	const plugin = path.join( content, 'mu-plugins', PLUGIN );
	const portFile = path.join( content, 'mail-server-port' );
	writeFileSync( portFile, String( port ) );
	copyFileSync( besideThis( PLUGIN ), plugin );
	return {
		mails,
		async newest( to, isMeant = () => true ) {
			const wanted = () =>
				mails.findLast(
					( mail ) =>
						mail.to.includes( to.toLowerCase() ) && isMeant( mail )
				);
			await eventually(
				async () => mails.map( ( mail ) => mail.to ),
				() => wanted() !== undefined
			);
			return wanted() as CaughtMail;
		},
		async close() {
			rmSync( plugin, { force: true } );
			rmSync( portFile, { force: true } );
			await new Promise< void >( ( resolve ) => server.close( resolve ) );
		},
	};
}
