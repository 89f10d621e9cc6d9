<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * The mails that forms send, through the site's own `wp_mail`. Subject and text of each kind are the owner's where the
 * option holds some; words in braces are filled in. Everything that goes into a header is one line.
 */
final class FormMails {

	/** Option with the owner's words: `{kind: {subject, text}}`. */
	public const OPTION = 'cairn_form_mails';

	/**
	 * The words of a kind.
	 *
	 * @param string $kind `confirm`, `receipt`, `owner`, `voucher`, `download`, `gate`, `back-in-stock`, `price-drop`, `webinar`.
	 * @return array{subject: string, text: string}
	 */
	public static function template( string $kind ): array {
		$given = Given::of( get_option( self::OPTION ) )->within( $kind );
		$own   = self::defaults()[ $kind ] ?? self::defaults()['receipt'];
		return array(
			'subject' => $given->line( 'subject', 200 ) ?: $own['subject'],
			'text'    => trim( $given->text( 'text', 20000 ) ) ?: $own['text'],
		);
	}

	/**
	 * Sends one.
	 *
	 * @param string                $to      Address.
	 * @param string                $kind    Which words.
	 * @param array<string, string> $values  What stands for the words in braces.
	 * @param string                $locale  Language of who reads it; '' for the site's.
	 * @param list<string>          $headers Further headers, each one line.
	 */
	public function send( string $to, string $kind, array $values, string $locale = '', array $headers = array() ): Sent {
		$switched = '' !== $locale && get_locale() !== $locale && switch_to_locale( $locale );
		try {
			$template = self::template( $kind );
			$values  += array( 'site' => self::site() );
			$marks    = array_combine( array_map( static fn ( string $name ): string => '{' . $name . '}', array_keys( $values ) ), array_values( $values ) );
			$subject  = mb_substr( self::one_line( strtr( $template['subject'], $marks ) ), 0, 200 );
			$text     = strtr( $template['text'], $marks );
			$version  = substr( hash( 'sha256', $template['subject'] . "\n" . $template['text'] ), 0, 16 );
			if ( false === is_email( $to ) ) {
				return new Sent( false, '', $version );
			}
			$message_id = '';
			$listen     = static function () use ( &$message_id ): void {
				$mailer     = $GLOBALS['phpmailer'] ?? null;
				$message_id = is_object( $mailer ) && method_exists( $mailer, 'getLastMessageID' ) ? (string) $mailer->getLastMessageID() : '';
			};
			add_action( 'wp_mail_succeeded', $listen );
			$headers = array_map( self::one_line( ... ), $headers );
			$worked  = wp_mail( $to, $subject, $text, $headers ) || wp_mail( $to, $subject, $text, $headers );
			remove_action( 'wp_mail_succeeded', $listen );
			return new Sent( $worked, substr( $message_id, 0, 255 ), $version );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	/** What a purpose is called in a mail. */
	public static function what( string $purpose ): string {
		return match ( $purpose ) {
			'newsletter' => __( 'our newsletter', 'cairn' ),
			'sms' => __( 'our text messages', 'cairn' ),
			'download' => __( 'a file', 'cairn' ),
			'voucher' => __( 'a voucher', 'cairn' ),
			'webinar' => __( 'a webinar', 'cairn' ),
			'demo' => __( 'a demonstration', 'cairn' ),
			'consultation' => __( 'a consultation', 'cairn' ),
			'quote' => __( 'a quote', 'cairn' ),
			'trial' => __( 'a free trial', 'cairn' ),
			'waitlist' => __( 'a place on the waiting list', 'cairn' ),
			'member' => __( 'a membership', 'cairn' ),
			'back-in-stock' => __( 'a note when a product can be had again', 'cairn' ),
			'price-drop' => __( 'a note when a product gets cheaper', 'cairn' ),
			default => __( 'an answer', 'cairn' ),
		};
	}

	/** The site's name as plain text. */
	public static function site(): string {
		return self::one_line( html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}

	private static function one_line( string $text ): string {
		return trim( (string) preg_replace( '/[\p{Cc}\x{2028}\x{2029}]+/u', ' ', mb_scrub( $text, 'UTF-8' ) ) );
	}

	/** @return array<string, array{subject: string, text: string}> */
	private static function defaults(): array {
		/* translators: words in braces are filled in and stay as they are. */
		return array(
			'confirm'       => array(
				'subject' => __( 'Please confirm your address for {site}', 'cairn' ),
				'text'    => __( "Somebody, we hope you, asked for {what} at {site} with this e-mail address.\n\nTo confirm it, open this page and press the button:\n{link}\n\nThe link works for {days} days. If it was not you, do nothing: nothing more will be sent, and the address will be deleted.", 'cairn' ),
			),
			'receipt'       => array(
				'subject' => __( 'We have your message – {site}', 'cairn' ),
				'text'    => __( "Thank you. You asked {site} for {what}, and it has arrived. Somebody will get back to you.\n\nIf it was not you, please tell us by answering this mail.", 'cairn' ),
			),
			'owner'         => array(
				'subject' => __( '{form}: {who}', 'cairn' ),
				'text'    => __( "{fields}\n\nSent from: {page}\n{notes}\nAnswer this mail to write to the person.", 'cairn' ),
			),
			'voucher'       => array(
				'subject' => __( 'Your voucher for {site}', 'cairn' ),
				'text'    => __( "Thank you for confirming. This is your code:\n\n{code}\n\nEnter it at the checkout of {site}.\n\nWhat you are signed up for, and how to end it: {preferences}", 'cairn' ),
			),
			'download'      => array(
				'subject' => __( 'Your file: {title}', 'cairn' ),
				'text'    => __( "Thank you for confirming. Here is your file:\n\n{link}\n\nThe link works for 7 days.\n\nWhat you are signed up for, and how to end it: {preferences}", 'cairn' ),
			),
			'gate'          => array(
				'subject' => __( 'Open for you: {title}', 'cairn' ),
				'text'    => __( "Thank you for confirming. This opens what you asked for:\n\n{link}\n\nShould the page stay closed, read it here:\n{plain}\n\nThe links work for 7 days.\n\nWhat you are signed up for, and how to end it: {preferences}", 'cairn' ),
			),
			'webinar'       => array(
				'subject' => __( 'You are registered: {title}', 'cairn' ),
				'text'    => __( "You are registered for {title}, {time}.\n\nPut it into your calendar:\n{calendar}\n\nJoin it by this link:\n{link}", 'cairn' ),
			),
			'booking'       => array(
				'subject' => __( 'Your appointment: {time}', 'cairn' ),
				'text'    => __( "Thank you. You asked {site} for {what}, and this is your appointment:\n\n{time}\n\nTo move or cancel it:\n{manage}", 'cairn' ),
			),
			'reminder'      => array(
				'subject' => __( 'Reminder: {time}', 'cairn' ),
				'text'    => __( "Your appointment with {site} is on {time}.\n\nIf it does not suit you any more, move or cancel it:\n{manage}", 'cairn' ),
			),
			'rebooked'      => array(
				'subject' => __( '{form}: {change}', 'cairn' ),
				'text'    => __( "{change}\n{who}\nIt was {old}.", 'cairn' ),
			),
			'back-in-stock' => array(
				'subject' => __( '{product} can be had again', 'cairn' ),
				'text'    => __( "You asked to be told: {product} can be had again at {site}.\n\n{link}\n\nThis is the only mail about it. What you are signed up for, and how to end it: {preferences}", 'cairn' ),
			),
			'price-drop'    => array(
				'subject' => __( '{product} is cheaper now', 'cairn' ),
				'text'    => __( "You asked to be told: {product} costs {price} at {site} now.\n\n{link}\n\nThis is the only mail about it. What you are signed up for, and how to end it: {preferences}", 'cairn' ),
			),
		);
	}
}
