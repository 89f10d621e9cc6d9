<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** A plain page of our own: words, a button, nothing from elsewhere. The body is HTML that the caller has escaped. */
final class Page {

	/**
	 * The whole document.
	 *
	 * @param string $title Plain text.
	 * @param string $body  HTML.
	 */
	public static function html( string $title, string $body ): string {
		return '<!doctype html><html ' . get_language_attributes() . '><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
			. '<title>' . esc_html( $title . ' – ' . FormMails::site() ) . '</title><style>'
			. ':root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0}main{max-width:34rem;margin:10vh auto;padding:0 1.25rem}'
			. 'button,.button{font:inherit;display:inline-block;padding:.6em 1.2em;border:2px solid;border-radius:.3em;background:canvastext;color:canvas;cursor:pointer;text-decoration:none}'
			. 'label{display:block;font-weight:600;margin-top:1em}label.box{font-weight:400}input:not([type=checkbox]):not([type=radio]),select,textarea{font:inherit;box-sizing:border-box;width:100%;padding:.5em}'
			. 'button,input,select,textarea{min-height:44px}input[type=checkbox],input[type=radio]{min-height:24px;min-width:24px;vertical-align:middle}code{font-size:1.4em;letter-spacing:.05em}.error{border-inline-start:4px solid;padding-inline-start:.75em}'
			. ':focus-visible{outline:3px solid;outline-offset:2px}</style></head><body><main><h1>' . esc_html( $title ) . '</h1>' . $body
			. '<p><a href="' . esc_url( home_url( '/' ) ) . '">' . esc_html( FormMails::site() ) . '</a></p></main></body></html>';
	}

	/** A paragraph. */
	public static function words( string $text ): string {
		return '<p>' . esc_html( $text ) . '</p>';
	}

	/**
	 * A form with one button.
	 *
	 * @param string                $action Address it posts to.
	 * @param string                $label  On the button.
	 * @param array<string, string> $hidden Hidden fields.
	 */
	public static function button( string $action, string $label, array $hidden = array() ): string {
		return '<form method="post" action="' . esc_url( $action ) . '">' . self::hidden( $hidden ) . '<p><button type="submit">' . esc_html( $label ) . '</button></p></form>';
	}

	/** @param array<string, string> $fields Values by name. */
	public static function hidden( array $fields ): string {
		$html = '';
		foreach ( $fields as $name => $value ) {
			$html .= '<input type="hidden" name="' . esc_attr( $name ) . '" value="' . esc_attr( $value ) . '">';
		}
		return $html;
	}
}
