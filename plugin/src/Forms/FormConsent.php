<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** One consent that a form asks for: never ticked beforehand, proven with exactly what stood beside the box. */
final class FormConsent {

	private const MARKUP = array(
		'a'      => array(
			'href'   => true,
			'target' => true,
			'rel'    => true,
		),
		'strong' => array(),
		'em'     => array(),
	);

	/**
	 * @param string $html     What is printed; links, strong and em.
	 * @param string $list     Which list or purpose it is for.
	 * @param bool   $required Whether the form is refused without it.
	 * @param bool   $is_box   False: no box, the sentence above the button is the consent.
	 */
	public function __construct(
		public readonly string $html,
		public readonly string $list,
		public readonly bool $required,
		public readonly bool $is_box,
	) {
	}

	/**
	 * Reads the attributes of a `cairn/consent` block.
	 *
	 * @param mixed  $attributes As parsed: `text`, `list`, `required`.
	 * @param string $list       The form's list.
	 */
	public static function of_attributes( mixed $attributes, string $list ): self {
		$given = Given::of( $attributes );
		return new self( self::clean( $given->line( 'text', 5000 ) ), $given->line( 'list', 64 ) ?: $list, $given->flag( 'required', true ), true );
	}

	/** The sentence above the button, where the form has no box. */
	public static function sentence( string $text, string $list ): self {
		return new self( self::clean( $text ), $list, true, false );
	}

	/**
	 * Reads what {@see to_array()} wrote.
	 *
	 * @param mixed $kept As decoded.
	 */
	public static function from_array( mixed $kept ): self {
		$given = Given::of( $kept );
		return new self( $given->line( 'html', 5000 ), $given->line( 'list', 64 ), $given->flag( 'required', true ), $given->flag( 'is_box', true ) );
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return array(
			'html'     => $this->html,
			'list'     => $this->list,
			'required' => $this->required,
			'is_box'   => $this->is_box,
		);
	}

	/** What was read, for the proof: without markup, the address of each link after its words. */
	public function text(): string {
		$with_addresses = (string) preg_replace( '#<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>#s', '$2 ($1)', $this->html );
		return mb_substr( html_entity_decode( wp_strip_all_tags( $with_addresses ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ), 0, 5000 );
	}

	private static function clean( string $html ): string {
		return mb_substr( wp_kses( $html, self::MARKUP, array( 'http', 'https', 'mailto' ) ), 0, 5000 );
	}
}
