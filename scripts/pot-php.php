<?php
/**
 * Finds the translatable strings of PHP files and prints them as JSON. `scripts/pot.mjs` calls it with the files' paths,
 * one a line on its input.
 *
 * @package Cairn
 */

declare(strict_types=1);

/** Function => what its arguments are. */
const FUNCTIONS = array(
	'__'         => array( 'text', 'domain' ),
	'_e'         => array( 'text', 'domain' ),
	'esc_html__' => array( 'text', 'domain' ),
	'esc_html_e' => array( 'text', 'domain' ),
	'esc_attr__' => array( 'text', 'domain' ),
	'esc_attr_e' => array( 'text', 'domain' ),
	'_x'         => array( 'text', 'context', 'domain' ),
	'_ex'        => array( 'text', 'context', 'domain' ),
	'esc_html_x' => array( 'text', 'context', 'domain' ),
	'esc_attr_x' => array( 'text', 'context', 'domain' ),
	'_n'         => array( 'text', 'plural', 'number', 'domain' ),
	'_n_noop'    => array( 'text', 'plural', 'domain' ),
	'_nx'        => array( 'text', 'plural', 'number', 'context', 'domain' ),
	'_nx_noop'   => array( 'text', 'plural', 'context', 'domain' ),
);

/** The text of a string literal, or null for anything that is not one. */
function literal( array $tokens ): ?string {
	if ( 1 !== count( $tokens ) || ! $tokens[0]->is( T_CONSTANT_ENCAPSED_STRING ) ) {
		return null;
	}
	$inner = substr( $tokens[0]->text, 1, -1 );
	return "'" === $tokens[0]->text[0] ? str_replace( array( '\\\\', "\\'" ), array( '\\', "'" ), $inner ) : stripcslashes( $inner );
}

/**
 * @param list<PhpToken> $tokens Tokens of a file without white space.
 * @param int            $open   Index of the opening bracket.
 * @return list<list<PhpToken>> Tokens of each argument.
 */
function arguments( array $tokens, int $open ): array {
	$arguments = array( array() );
	$depth     = 0;
	for ( $i = $open + 1; isset( $tokens[ $i ] ); $i++ ) {
		$text = $tokens[ $i ]->text;
		if ( 0 === $depth && ')' === $text ) {
			break;
		}
		if ( 0 === $depth && ',' === $text ) {
			$arguments[] = array();
			continue;
		}
		$depth += in_array( $text, array( '(', '[', '{' ), true ) ? 1 : ( in_array( $text, array( ')', ']', '}' ), true ) ? -1 : 0 );
		if ( ! $tokens[ $i ]->is( array( T_COMMENT, T_DOC_COMMENT ) ) ) {
			$arguments[ count( $arguments ) - 1 ][] = $tokens[ $i ];
		}
	}
	return $arguments;
}

$found = array();
foreach ( array_filter( explode( "\n", (string) stream_get_contents( STDIN ) ) ) as $file ) {
	$tokens  = array_values( array_filter( PhpToken::tokenize( (string) file_get_contents( $file ) ), static fn ( PhpToken $token ): bool => ! $token->is( array( T_WHITESPACE, T_INLINE_HTML ) ) ) );
	$comment = array( 'line' => -10, 'text' => '' );
	foreach ( $tokens as $i => $token ) {
		if ( $token->is( array( T_COMMENT, T_DOC_COMMENT ) ) && str_contains( $token->text, 'translators:' ) ) {
			$comment = array(
				'line' => $token->line + substr_count( $token->text, "\n" ),
				'text' => trim( (string) preg_replace( '~^/\*+|\*/$|^//|^\s*\*\s?~m', '', $token->text ) ),
			);
		}
		$names = FUNCTIONS[ $token->text ] ?? null;
		if ( null === $names || ! $token->is( T_STRING ) || '(' !== ( $tokens[ $i + 1 ]->text ?? '' ) || in_array( $tokens[ $i - 1 ]->text ?? '', array( '->', '::', 'function' ), true ) ) {
			continue;
		}
		$values = array();
		foreach ( arguments( $tokens, $i + 1 ) as $n => $argument ) {
			$values[ $names[ $n ] ?? 'more' ] = literal( $argument );
		}
		if ( 'cairn' !== ( $values['domain'] ?? null ) ) {
			continue;
		}
		if ( null === ( $values['text'] ?? null ) ) {
			fwrite( STDERR, "$file:{$token->line}: a translated text must be one literal.\n" );
			exit( 1 );
		}
		$found[] = array(
			'file'    => $file,
			'text'    => $values['text'],
			'plural'  => $values['plural'] ?? null,
			'context' => $values['context'] ?? null,
			// A comment for translators stands right above the call, or above the call around it.
			'comment' => $token->line - $comment['line'] <= 3 ? $comment['text'] : null,
		);
	}
}
echo json_encode( $found, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR );
