<?php
/**
 * Plugin Name: Through the mail server
 * Description: Sends WordPress' mails to the mail server of a test on this machine. Text messages go the same way, to an address made of the number.
 */

declare(strict_types=1);

// A quiet machine answers for every mail that it was sent.
add_action( 'muplugins_loaded', static fn () => remove_filter( 'pre_wp_mail', '__return_true' ) );

add_action(
	'phpmailer_init',
	static function ( $mailer ): void {
		$mailer->isSMTP();
		$mailer->Host        = '127.0.0.1';
		$mailer->Port        = (int) file_get_contents( WP_CONTENT_DIR . '/mail-server-port' );
		$mailer->SMTPAutoTLS = false;
	}
);

// The host of a site on this machine is a number, which is no domain of a mail address.
add_filter( 'wp_mail_from', static fn (): string => 'hut@northfell.example' );

add_action(
	'cairn_send_sms',
	static fn ( string $phone, string $link ) => wp_mail( ltrim( $phone, '+' ) . '@texts.example', 'Text message', $link ),
	10,
	2
);
