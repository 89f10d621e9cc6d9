/** The PHP side of the contract: plain arrays and constants, one file a subject. */
import { z } from 'zod';
import { CONSENT_STATES, UNANSWERED_CHOICES } from '../src/consent.ts';
import { DROP_REASONS } from '../src/drop-reasons.ts';
import { CSV_REPORTS, ENDPOINTS } from '../src/endpoints/index.ts';
import { contactEndpoints } from '../src/endpoints/contacts.ts';
import type { Endpoint } from '../src/endpoints/endpoint.ts';
import { handOverEndpoints } from '../src/endpoints/hand-over.ts';
import { reportEndpoints } from '../src/endpoints/reports.ts';
import { ERRORS, type ErrorDefinition } from '../src/errors.ts';
import { EVENT_TYPES, EVENTS } from '../src/events/index.ts';
import { FIELD_TYPES, FORM_PURPOSES } from '../src/forms.ts';
import { LIMITS, SCHEMA_VERSION } from '../src/limits.ts';
import { RETENTION } from '../src/retention.ts';
import { SIGNATURE_HEADERS } from '../src/signature.ts';
import { STAGES } from '../src/stages.ts';
import { SUBSCRIBER_COLUMNS } from '../src/subscriber-columns.ts';
import { type Json, jsonSchema } from './json-schema.ts';

const FOLDER = 'plugin/src/Contract/generated';

const NOTE =
	'Generated from contract/ by `npm run generate`: change it there, not here.';

/** What wp-admin asks; the other addresses of people are WordPress' own affair. */
const CONTACT_QUESTIONS = [
	'contactSearch',
	'contactOpen',
	'contactChange',
	'contactMerge',
	'contactErase',
	'contactExport',
	'contactImport',
	'auditLog',
] as const satisfies readonly ( keyof typeof contactEndpoints )[];

/** Endpoints that wp-admin asks; the way back is for receivers. */
const HAND_OVER_QUESTIONS = [
	'handOverDestinations',
	'handOverSave',
	'handOverTest',
	'handOverState',
	'handOverDelete',
	'handOverJobs',
	'handOverRetry',
	'handOverDrop',
] as const satisfies readonly ( keyof typeof handOverEndpoints )[];

/** A PHP expression printed as it is: a call of `__()`. */
class Expression {
	readonly code: string;
	constructor( code: string ) {
		this.code = code;
	}
}

type PhpValue =
	| Json
	| Expression
	| readonly PhpValue[]
	| { readonly [ key: string ]: PhpValue };

/** A PHP string literal in single quotes. */
function quoted( text: string ): string {
	return `'${ text.replaceAll( '\\', '\\\\' ).replaceAll( "'", "\\'" ) }'`;
}

/** A translated string, so that the .pot file holds it. */
function translated( text: string ): Expression {
	return new Expression( `__( ${ quoted( text ) }, 'cairn' )` );
}

/** A PHP literal of a JSON value, indented by tabs. */
function literal( value: PhpValue, depth = 0 ): string {
	if ( value instanceof Expression ) {
		return value.code;
	}
	if ( value === null ) {
		return 'null';
	}
	if ( typeof value === 'string' ) {
		return quoted( value );
	}
	if ( typeof value === 'number' || typeof value === 'boolean' ) {
		return String( value );
	}
	const inner = '\t'.repeat( depth + 1 );
	const lines = Array.isArray( value )
		? ( value as readonly PhpValue[] ).map(
				( item ) => `${ inner }${ literal( item, depth + 1 ) },`
			)
		: Object.entries( value as Record< string, PhpValue > ).map(
				( [ key, item ] ) =>
					`${ inner }${ quoted( key ) } => ${ literal( item, depth + 1 ) },`
			);
	return lines.length === 0
		? 'array()'
		: `array(\n${ lines.join( '\n' ) }\n${ '\t'.repeat( depth ) })`;
}

/** Schema of a body, without the field that says who asks. */
function withoutActor( schema: z.ZodType ): Json {
	const { properties, required, ...rest } = jsonSchema( schema ) as {
		properties: Record< string, Json >;
		required?: string[];
	};
	const { actor: _, ...asked } = properties;
	const needed = ( required ?? [] ).filter( ( name ) => name !== 'actor' );
	return {
		...rest,
		properties: asked,
		...( needed.length > 0 && { required: needed } ),
	};
}

/** What wp-admin asks of an endpoint. */
function question( { method, path, query, body }: Endpoint ): Json {
	return {
		method,
		path,
		asked: withoutActor( query ?? body ?? z.strictObject( {} ) ),
	};
}

/** A file that returns one value. */
function returning( doc: string, value: PhpValue, type: string ): string {
	return `<?php
/**
 * ${ doc }
 *
 * ${ NOTE }
 *
 * @package Cairn
 *
 * @return ${ type }
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return ${ literal( value ) };
`;
}

/** `view_product` -> `VIEW_PRODUCT`. */
function constantName( name: string ): string {
	return name.replace( /([a-z])([A-Z])/g, '$1_$2' ).toUpperCase();
}

function constantsClass(
	name: string,
	doc: string,
	constants: Readonly< Record< string, Json > >
): string {
	const lines = Object.entries( constants ).map(
		( [ key, value ] ) =>
			`\tpublic const ${ constantName( key ) } = ${ literal( value, 1 ) };`
	);
	return `<?php
/**
 * ${ doc }
 *
 * ${ NOTE }
 *
 * @package Cairn
 */

declare(strict_types=1);

namespace Cairn\\Contract\\generated;

final class ${ name } {
${ lines.join( '\n' ) }
}
`;
}

function fromEvents< Value >(
	pick: ( type: ( typeof EVENT_TYPES )[ number ] ) => Value
): Record< string, Value > {
	return Object.fromEntries(
		EVENT_TYPES.map( ( type ) => [ type, pick( type ) ] )
	);
}

/** Path below the repository's root -> content. */
export function phpFiles(): Record< string, string > {
	return {
		[ `${ FOLDER }/EventType.php` ]: constantsClass(
			'EventType',
			'Names of the event types.',
			fromEvents( ( type ) => type )
		),
		[ `${ FOLDER }/Limits.php` ]: constantsClass(
			'Limits',
			'Numbers that both ends of the wire keep to.',
			{ schemaVersion: SCHEMA_VERSION, ...LIMITS }
		),
		[ `${ FOLDER }/SignatureHeader.php` ]: constantsClass(
			'SignatureHeader',
			'Names of the headers of a signed request.',
			SIGNATURE_HEADERS
		),
		[ `${ FOLDER }/Path.php` ]: constantsClass(
			'Path',
			'Addresses of the service.',
			Object.fromEntries(
				Object.entries( ENDPOINTS ).map( ( [ name, { path } ] ) => [
					name,
					path,
				] )
			)
		),
		[ `${ FOLDER }/event-types.php` ]: returning(
			'What is known of each event type: label, stage, whether it is personal, who may send it, the schema of its own fields.',
			fromEvents( ( type ) => ( {
				label: translated( EVENTS[ type ].label ),
				stage: EVENTS[ type ].stage,
				personal: EVENTS[ type ].personal,
				step: EVENTS[ type ].step,
				macro: EVENTS[ type ].macro,
				channels: [ ...EVENTS[ type ].channels ],
				props: jsonSchema( EVENTS[ type ].props ),
			} ) ),
			'array<string, array{label: string, stage: string|null, personal: string, step: bool, macro: bool, channels: list<string>, props: array<string, mixed>}>'
		),
		[ `${ FOLDER }/form-purposes.php` ]: returning(
			'What forms are for: the step each tells of, whether it counts only when confirmed, whether the owner is told of each.',
			FORM_PURPOSES,
			'array<string, array{event: string, doubleOptIn: bool, tellsOwner: bool}>'
		),
		[ `${ FOLDER }/field-types.php` ]: returning(
			'What a field of a form may be.',
			[ ...FIELD_TYPES ],
			'list<string>'
		),
		[ `${ FOLDER }/subscriber-columns.php` ]: returning(
			'How other services name the columns of a list of subscribers.',
			Object.fromEntries(
				Object.entries( SUBSCRIBER_COLUMNS ).map(
					( [ column, names ] ) => [ column, [ ...names ] ]
				)
			),
			'array<string, list<string>>'
		),
		[ `${ FOLDER }/retention.php` ]: returning(
			'How long what is kept: bounds and default of each limit.',
			RETENTION,
			'array<string, array{min: int, max: int, default: int}>'
		),
		[ `${ FOLDER }/stages.php` ]: returning(
			'Labels of the five stages, in order.',
			Object.fromEntries(
				STAGES.map( ( stage ) => [
					stage,
					translated(
						stage.charAt( 0 ).toUpperCase() + stage.slice( 1 )
					),
				] )
			),
			'array<string, string>'
		),
		[ `${ FOLDER }/errors.php` ]: returning(
			'Every refusal of the service: status, what is wrong, what to do.',
			Object.fromEntries(
				Object.entries< ErrorDefinition >( ERRORS ).map(
					( [ code, error ] ) => [
						code,
						{
							status: error.status,
							message: translated( error.message ),
							fix: translated( error.fix ),
						},
					]
				)
			),
			'array<string, array{status: int, message: string, fix: string}>'
		),
		[ `${ FOLDER }/drop-reasons.php` ]: returning(
			'Why an event was not counted, in words for the store manager.',
			Object.fromEntries(
				Object.entries( DROP_REASONS ).map( ( [ name, text ] ) => [
					name,
					translated( text ),
				] )
			),
			'array<string, string>'
		),
		[ `${ FOLDER }/reports.php` ]: returning(
			'Reports: address, schema of the query, schema of the answer, and whether there is a CSV.',
			Object.fromEntries(
				Object.entries( reportEndpoints ).map(
					( [ name, endpoint ] ) => [
						name,
						{
							path: endpoint.path,
							csv: ( CSV_REPORTS as readonly string[] ).includes(
								name
							),
							query: jsonSchema( endpoint.query! ),
							response: jsonSchema( endpoint.response! ),
						},
					]
				)
			),
			'array<string, array{path: string, csv: bool, query: array<string, mixed>, response: array<string, mixed>}>'
		),
		[ `${ FOLDER }/contacts.php` ]: returning(
			'What those who may see people ask: method, address, schema of what is asked without `actor`, which WordPress adds.',
			Object.fromEntries(
				CONTACT_QUESTIONS.map( ( name ) => [
					name,
					question( contactEndpoints[ name ] ),
				] )
			),
			'array<string, array{method: string, path: string, asked: array{properties: array<string, array<string, mixed>>, required?: list<string>, ...}}>'
		),
		[ `${ FOLDER }/hand-over.php` ]: returning(
			'What those who set up where contacts are handed over to ask: method, address, schema of what is asked without `actor`.',
			Object.fromEntries(
				HAND_OVER_QUESTIONS.map( ( name ) => [
					name,
					question( handOverEndpoints[ name ] ),
				] )
			),
			'array<string, array{method: string, path: string, asked: array{properties: array<string, array<string, mixed>>, required?: list<string>, ...}}>'
		),
		[ `${ FOLDER }/consent.php` ]: returning(
			'Words of consent that cross the border.',
			{
				states: [ ...CONSENT_STATES ],
				unanswered: [ ...UNANSWERED_CHOICES ],
			},
			'array{states: list<string>, unanswered: list<string>}'
		),
	};
}
