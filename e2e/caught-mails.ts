/** WordPress' mails, caught before they leave, for journeys that read a link in one. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually, world } from './world.ts';

/** Keeps what WordPress would have sent, one mail a line. */
const CATCHER = `<?php
add_filter( 'pre_wp_mail', static function ( $sent, $mail ) {
	file_put_contents( WP_CONTENT_DIR . '/caught-mails.txt', wp_json_encode( $mail ) . "\\n", FILE_APPEND );
	return true;
}, 10, 2 );
`;

const within = ( name: string ) =>
	path.join( world().stack.site.folder, 'wp-content', name );

/** From here on mails are caught. */
export function catchMails(): void {
	writeFileSync( within( 'mu-plugins/catch-mails.php' ), CATCHER );
}

/** Mails go their way again. */
export function stopCatching(): void {
	rmSync( within( 'mu-plugins/catch-mails.php' ), { force: true } );
	rmSync( within( 'caught-mails.txt' ), { force: true } );
}

/** What a mail to an address says, once there is one whose text holds something. */
export async function mailTo( to: string, holding: RegExp ): Promise< string > {
	const found = await eventually(
		async () => {
			let caught = '';
			try {
				caught = readFileSync( within( 'caught-mails.txt' ), 'utf8' );
			} catch {}
			return caught
				.split( '\n' )
				.filter( ( line ) => line.includes( to ) )
				.map(
					( line ) =>
						( JSON.parse( line ) as { message: string } ).message
				)
				.find( ( message ) => holding.test( message ) );
		},
		( message ) => message !== undefined
	);
	return found!;
}

/** The link of such a mail. */
export const linkTo = async ( to: string, link: RegExp ): Promise< string > =>
	link.exec( await mailTo( to, link ) )![ 0 ];
